import { setTimeout } from 'node:timers/promises'
import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge'
import { publishedEvents, source } from '../../../events/published/index.ts'
import { type Entry, type EventCatalogue, inEveryVersion } from '../../../events/published/version.ts'
import { busVariable, type Environment, variable } from '../../contracts/environment.ts'
import { openSdkClient } from '../sdk-client.ts'
import { standInOf } from '../stand-in.ts'
import { chunk, entryBytes, maxBytes } from './chunk.ts'

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
  /** Whether it will be refused whenever it comes again. */
  readonly forGood: boolean
}

/** The way out of the system. */
export interface Bus {
  /** Publishes each event at least once, or says which it could not, after `patience` ms; it tries once unless said. */
  publish(events: readonly BusEvent[], patience?: number): Promise<Refusal[]>
}

interface Numbered {
  readonly index: number
  readonly entry: PutEventsRequestEntry
}

/** The bus that the environment names. The client tries once: `publish` knows what was refused, and for how long to try. */
export function openBus(environment: Environment): Bus {
  const standIn = standInOf(environment)
  if (standIn) return eventBridge(standIn.bus, 'bus', standIn.timer)
  return eventBridge(openSdkClient(EventBridgeClient, { maxAttempts: 1 }), variable(environment, busVariable))
}

/** Error codes of entries that will fail however often they are sent. */
const hopeless = new Set([
  'TooLarge',
  'MalformedDetail',
  'InvalidArgument',
  'NotAuthorizedForDetailTypeException',
])

/** Milliseconds to wait before each further try: half of a doubling pause, and up to as much again by chance. */
const pauseBefore = (attempt: number) => Math.min(2_000, 50 * 2 ** attempt) * (0.5 + Math.random() / 2)

/** How time passes between tries. */
export interface Timer {
  /** Milliseconds since 1970. */
  now(): number
  sleep(milliseconds: number): Promise<unknown>
}

/**
 * A bus of EventBridge. An event that the catalogue has in several versions goes out in each; it is refused where any is.
 */
export function eventBridge(
  client: Pick<EventBridgeClient, 'send'>,
  EventBusName: string,
  timer: Timer = { now: Date.now, sleep: setTimeout },
  catalogue: EventCatalogue = publishedEvents,
): Bus {
  const put = async (entries: readonly Numbered[]): Promise<Refusal[]> => {
    try {
      const answer = await client.send(new PutEventsCommand({ Entries: entries.map(({ entry }) => entry) }))
      return entries.flatMap(({ index }, at) => refusal(index, answer.Entries?.[at]))
    } catch (error) {
      const cause = error instanceof Error ? error.name : 'Unknown'
      return entries.map(({ index }) => ({ index, cause, forGood: false }))
    }
  }
  const putAll = async (entries: readonly Numbered[]): Promise<Refusal[]> =>
    (await Promise.all(chunk(entries, ({ entry }) => entryBytes(entry)).map(put))).flat()

  return {
    async publish(events, patience = 0) {
      const until = timer.now() + patience
      const entries = events.flatMap(({ type, time, detail }, index) =>
        inEveryVersion(catalogue, type, detail).map(version => ({
          index,
          entry: toEntry(version, time, EventBusName),
        })),
      )
      const fits = ({ entry }: Numbered) => entryBytes(entry) < maxBytes
      const refused: Refusal[] = entries
        .filter(entry => !fits(entry))
        .map(({ index }) => ({ index, cause: 'TooLarge', forGood: true }))
      let left = entries.filter(fits)
      for (let attempt = 0; left.length > 0; attempt++) {
        const answers = await putAll(left)
        refused.push(...answers.filter(({ forGood }) => forGood))
        const passing = new Map(answers.filter(({ forGood }) => !forGood).map(each => [each.index, each]))
        left = left.filter(({ index }) => passing.has(index))
        const pause = pauseBefore(attempt)
        if (timer.now() + pause < until) await timer.sleep(pause)
        else {
          refused.push(...passing.values())
          break
        }
      }
      return oneOfEach(refused).sort((a, b) => a.index - b.index)
    },
  }
}

const toEntry = (
  { detailType, detail }: Entry,
  time: string,
  EventBusName: string,
): PutEventsRequestEntry => ({
  EventBusName,
  Source: source,
  DetailType: detailType,
  Time: new Date(time),
  Detail: JSON.stringify(detail),
})

/** One refusal an event; one for good goes before one for a while. */
function oneOfEach(refusals: readonly Refusal[]): Refusal[] {
  const first = new Map<number, Refusal>()
  for (const each of refusals) if (!first.has(each.index)) first.set(each.index, each)
  return [...first.values()]
}

/** Only an event id says that an entry was taken; a missing answer is a refusal. */
const refusal = (index: number, answer: PutEventsResultEntry | undefined): Refusal[] =>
  answer?.EventId ? [] : [refused(index, answer?.ErrorCode ?? 'NoAnswer')]

const refused = (index: number, cause: string): Refusal => ({ index, cause, forGood: hopeless.has(cause) })
