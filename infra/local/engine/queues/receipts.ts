import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { readSetting, type Store } from '../store.ts'
import type { Queue } from './queue.ts'

/** Receipt handles, one for each delivery of a message of a queue; a store knows its own across restarts. */
export function openReceipts(store: Store) {
  const key = readSetting(store, 'receiptKey', () => randomBytes(32).toString('hex'))
  const sign = (queue: Queue, delivery: string) =>
    createHmac('sha256', key).update(`${queue.name} ${delivery}`).digest()
  return {
    issue(queue: Queue): string {
      const delivery = randomUUID()
      return `${delivery}.${sign(queue, delivery).toString('base64url')}`
    },
    /** Whether the handle was issued for this queue, be it that the message has gone since. */
    isGenuine(queue: Queue, receipt: string): boolean {
      const [delivery = '', signature = ''] = receipt.split('.')
      const wanted = sign(queue, delivery)
      const given = Buffer.from(signature, 'base64url')
      return given.length === wanted.length && timingSafeEqual(given, wanted)
    },
  }
}
