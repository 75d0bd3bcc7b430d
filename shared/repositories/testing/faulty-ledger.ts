import { memoryItems } from '../../aws/items/memory.ts'
import { type Ledger, ledgerOn } from '../ledger.ts'

/** What DynamoDB says when it is given too much at once. */
export const throttled = Object.assign(new Error('table ledger-7 is busy'), { name: 'ThrottlingException' })

/** A ledger whose table takes everything, but answers the event of one id with an error. */
export function faultyLedger(id: string | undefined, error: Error): Ledger {
  const items = memoryItems()
  return ledgerOn({
    ...items,
    put: (item, guard) => (item.sk === id ? Promise.reject(error) : items.put(item, guard)),
  })
}
