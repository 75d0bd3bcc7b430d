import { randomUUID } from 'node:crypto'
import type { Store } from '../store.ts'
import type { Depth, NewMessage, Queue, ReceivedMessage } from './queue.ts'
import { openReceipts } from './receipts.ts'
import { prepareStatements, type Row } from './sql.ts'

/** All queues, and the messages in them. Every change is on disk when its call returns. */
export interface Queues {
  declare(queue: Queue): void
  list(): Queue[]
  byName(name: string): Queue | undefined
  byArn(arn: string): Queue | undefined
  send(queue: Queue, message: NewMessage): string
  receive(queue: Queue, most: number, visibilitySeconds?: number): ReceivedMessage[]
  /** Deletes by receipt; a receipt that is no longer the latest deletes nothing. */
  remove(queue: Queue, receipts: string[]): void
  changeVisibility(queue: Queue, receipt: string, seconds: number): boolean
  /** Whether the receipt is or was one of this queue's. */
  knows(queue: Queue, receipt: string): boolean
  /** Gives up a failed delivery: it comes again when its visibility timeout ends, or after `withinMs` if that is sooner. */
  giveBack(queue: Queue, receipts: string[], withinMs?: number): void
  /** Takes back what a dead runner's functions held, as if they had never received it. */
  recover(queue: Queue): void
  purge(queue: Queue): void
  /** Moves all visible messages of a dead-letter queue to `destination`, or to where each came from. */
  redrive(queue: Queue, destination?: Queue): number
  depth(queue: Queue): Depth
  /** How many messages have been sent or moved since the start. */
  sent(): number
  /** Waits until a message of the queue is visible, at most so many milliseconds, or until the signal aborts. */
  arrival(queue: Queue, milliseconds: number, signal?: AbortSignal): Promise<void>
  /** Calls `listener` whenever a message of the queue may have become visible. */
  watch(queue: Queue, listener: () => void): () => void
  close(): void
}

/** Opens the queues kept in `store`. Times are the machine's: a shifted clock must not strand delayed messages. */
export function openQueues(store: Store): Queues {
  const queues = new Map<string, Queue>()
  const listeners = new Map<string, Set<() => void>>()
  const alarms = new Map<string, { at: number; timer: NodeJS.Timeout }>()
  let closed = false
  let sent = 0
  const sql = prepareStatements(store)
  const receipts = openReceipts(store)

  const notify = (queue: Queue) => {
    if (closed) return
    // What becomes visible while the listeners look may escape them: it is still to come as of this moment.
    const asOf = Date.now()
    for (const listener of listeners.get(queue.name) ?? []) listener()
    arm(queue, asOf)
  }
  // Always later than the running transaction, which may still be rolled back.
  const notifySoon = (queue: Queue) => void setImmediate(notify, queue)
  const ring = (queue: Queue) => {
    alarms.delete(queue.name)
    notify(queue)
  }
  const arm = (queue: Queue, asOf: number) => {
    if (!listeners.get(queue.name)?.size || closed) return
    const next = sql.nextVisible.get(queue.name, asOf)?.at
    const armed = alarms.get(queue.name)
    if (typeof next !== 'number' || (armed && armed.at <= next)) return
    clearTimeout(armed?.timer)
    const delay = Math.min(Math.max(next - Date.now(), 1), 3_600_000)
    alarms.set(queue.name, { at: next, timer: setTimeout(ring, delay, queue).unref() })
  }
  const byArn = (arn: string) => [...queues.values()].find(queue => queue.arn === arn)

  const bury = (queue: Queue, row: Row): boolean => {
    const dead = queue.redrive && byArn(queue.redrive.deadLetterArn)
    if (!dead || row.receiveCount < (queue.redrive?.maxReceiveCount ?? 0)) return false
    sql.move.run(dead.name, row.messageId, row.sentAt, Date.now(), queue.arn, row.id)
    sent++
    notifySoon(dead)
    return true
  }
  const take = (queue: Queue, row: Row, visibleAt: number): ReceivedMessage => {
    const receipt = receipts.issue(queue)
    const firstReceivedAt = row.firstReceivedAt ?? Date.now()
    sql.take.run(visibleAt, receipt, firstReceivedAt, row.id)
    return {
      id: row.id,
      messageId: row.messageId,
      receipt,
      body: row.body,
      messageAttributes: JSON.parse(row.attributes),
      sentAt: row.sentAt,
      firstReceivedAt,
      receiveCount: row.receiveCount + 1,
      sourceArn: row.sourceArn ?? undefined,
    }
  }

  const depth = (queue: Queue): Depth => {
    const now = Date.now()
    const row = sql.depth.get(now, now, now, queue.name) as unknown as Depth
    return { visible: row.visible ?? 0, inFlight: row.inFlight ?? 0, delayed: row.delayed ?? 0 }
  }
  const watch = (queue: Queue, listener: () => void) => {
    const set = listeners.get(queue.name) ?? new Set()
    listeners.set(queue.name, set.add(listener))
    notifySoon(queue)
    return () => void set.delete(listener)
  }
  return {
    declare: queue => void queues.set(queue.name, queue),
    list: () => [...queues.values()],
    byName: name => queues.get(name),
    byArn,
    send(queue, message) {
      const messageId = randomUUID()
      const visibleAt = Date.now() + (message.delaySeconds ?? queue.delay) * 1000
      const attributes = JSON.stringify(message.messageAttributes ?? {})
      sql.insert.run(queue.name, messageId, message.body, attributes, Date.now(), visibleAt)
      sent++
      notifySoon(queue)
      return messageId
    },
    receive(queue, most, visibilitySeconds = queue.visibilityTimeout) {
      const now = Date.now()
      if (!sql.anyVisible.get(queue.name, now)) return []
      return store.transaction(() => {
        sql.expire.run(queue.name, now - queue.retention * 1000)
        const rows = sql.visible.all(queue.name, now, most) as unknown as Row[]
        const live = rows.filter(row => !bury(queue, row))
        return live.map(row => take(queue, row, now + visibilitySeconds * 1000))
      })
    },
    remove: (queue, given) =>
      store.transaction(() => {
        for (const receipt of given) sql.remove.run(queue.name, receipt)
      }),
    changeVisibility(queue, receipt, seconds) {
      const changed = sql.changeVisibility.run(Date.now() + seconds * 1000, queue.name, receipt).changes
      notifySoon(queue)
      return changed > 0
    },
    knows: receipts.isGenuine,
    giveBack(queue, given, withinMs = Number.MAX_SAFE_INTEGER) {
      const latest = Date.now() + withinMs
      store.transaction(() => {
        for (const receipt of given) sql.giveBack.run(latest, queue.name, receipt)
      })
      notifySoon(queue)
    },
    recover: queue => void sql.recover.run(Date.now(), queue.name),
    purge: queue => void sql.purge.run(queue.name),
    redrive: (queue, destination) =>
      store.transaction(() => {
        const rows = sql.visible.all(queue.name, Date.now(), -1) as unknown as Row[]
        for (const row of rows) {
          const to = destination ?? byArn(row.sourceArn ?? '')
          if (!to) throw new Error(`message ${row.messageId} didn't come from a queue; name a destination`)
          sql.move.run(to.name, randomUUID(), Date.now(), Date.now(), null, row.id)
          sent++
          notifySoon(to)
        }
        return rows.length
      }),
    depth,
    watch,
    arrival: (queue, milliseconds, signal) =>
      new Promise(resolve => {
        const done = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', done)
          unwatch()
          resolve()
        }
        const timer = setTimeout(done, Math.max(0, milliseconds))
        const unwatch = watch(queue, () => depth(queue).visible > 0 && done())
        signal?.addEventListener('abort', done)
      }),
    sent: () => sent,
    close() {
      closed = true
      for (const { timer } of alarms.values()) clearTimeout(timer)
    },
  }
}
