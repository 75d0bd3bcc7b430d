import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge'
import { mockClient } from 'aws-sdk-client-mock'
import { type Bus, eventBridge } from '../publish.ts'

/** What EventBridge says to one entry; throwing fails the whole call. */
export type Answer = (entry: PutEventsRequestEntry) => PutEventsResultEntry

/** Says yes. */
export const take: Answer = () => ({ EventId: 'taken' })

/** A bus whose EventBridge answers as told and remembers every call, and every entry that it took; nobody really waits. */
export function fakeEventBridge(answer: Answer = take) {
  const calls: PutEventsRequestEntry[][] = []
  const taken: PutEventsRequestEntry[] = []
  const mock = mockClient(EventBridgeClient)
  mock.on(PutEventsCommand).callsFake(({ Entries }: { Entries: PutEventsRequestEntry[] }) => {
    calls.push(Entries)
    const results = Entries.map(answer)
    taken.push(...Entries.filter((_, index) => results[index]?.EventId))
    return { Entries: results, FailedEntryCount: results.filter(({ EventId }) => !EventId).length }
  })
  let elapsed = 0
  const timer = {
    now: () => elapsed,
    async sleep(milliseconds: number) {
      elapsed += milliseconds
    },
  }
  const bus: Bus = eventBridge(new EventBridgeClient({ region: 'cn-north-1' }), 'baixin', timer)
  return { bus, calls, taken, elapsed: () => elapsed }
}
