import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'

/** Entries that one PutEvents call may carry. */
export const maxEntries = 10

/** Bytes that one PutEvents call must stay below: China's limit, the smallest of all regions. */
export const maxBytes = 256 * 1024

const timeBytes = 14

/** Size of an entry as EventBridge counts it: fixed for the time, UTF-8 for source, detail type and detail. */
export function entryBytes({
  Time,
  Source = '',
  DetailType = '',
  Detail = '',
}: PutEventsRequestEntry): number {
  return (
    (Time ? timeBytes : 0) +
    [Source, DetailType, Detail].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  )
}

/** Splits items, in order, into calls that each keep both limits. An item above the byte limit gets a call of its own. */
export function chunk<Item>(items: readonly Item[], bytes: (item: Item) => number): Item[][] {
  const calls: Item[][] = []
  let room = 0
  for (const item of items) {
    const size = bytes(item)
    const last = calls.at(-1)
    if (last && last.length < maxEntries && size < room) {
      last.push(item)
      room -= size
    } else {
      calls.push([item])
      room = maxBytes - size
    }
  }
  return calls
}
