import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge'
import { busVariable, type Environment, variable } from '../../contracts/environment.ts'
import { chunk, entryBytes, maxBytes } from './chunk.ts'
import { source } from './published.ts'

/** One event for the bus. */
export interface BusEvent {
  /** The rules match on it. */
  readonly type: string
  readonly time: string
  readonly detail: object
}

/** An event that the bus did not take. */
export interface Refusal {
  /** Its place in the list that was to be published. */
  readonly index: number
  readonly cause: string
}

/** The way out of the system. */
export interface Bus {
  /** Publishes each event at least once, or says which it could not; never throws for what the bus answers. */
  publish(events: readonly BusEvent[]): Promise<Refusal[]>
}

interface Numbered {
  readonly index: number
  readonly entry: PutEventsRequestEntry
}

/** The bus that the environment names. Patient, since whoever publishes has nothing else to do. */
export function openBus(environment: Environment): Bus {
  return eventBridge(new EventBridgeClient({ maxAttempts: 8 }), variable(environment, busVariable))
}

/** A bus of EventBridge. */
export function eventBridge(client: EventBridgeClient, EventBusName: string): Bus {
  const put = async (entries: readonly Numbered[]): Promise<Refusal[]> => {
    try {
      const answer = await client.send(new PutEventsCommand({ Entries: entries.map(({ entry }) => entry) }))
      return entries.flatMap(({ index }, at) => refusal(index, answer.Entries?.[at]))
    } catch (error) {
      const cause = error instanceof Error ? error.name : 'Unknown'
      return entries.map(({ index }) => ({ index, cause }))
    }
  }

  return {
    async publish(events) {
      const entries = events.map((event, index) => ({ index, entry: toEntry(event, EventBusName) }))
      const fits = ({ entry }: Numbered) => entryBytes(entry) < maxBytes
      const oversize = entries
        .filter(entry => !fits(entry))
        .map(({ index }) => ({ index, cause: 'TooLarge' }))
      const answers = await Promise.all(
        chunk(entries.filter(fits), ({ entry }) => entryBytes(entry)).map(put),
      )
      return [...oversize, ...answers.flat()].sort((a, b) => a.index - b.index)
    },
  }
}

const toEntry = ({ type, time, detail }: BusEvent, EventBusName: string): PutEventsRequestEntry => ({
  EventBusName,
  Source: source,
  DetailType: type,
  Time: new Date(time),
  Detail: JSON.stringify(detail),
})

/** Only an event id says that an entry was taken; a missing answer is a refusal. */
const refusal = (index: number, answer: PutEventsResultEntry | undefined): Refusal[] =>
  answer?.EventId ? [] : [{ index, cause: answer?.ErrorCode ?? 'NoAnswer' }]
