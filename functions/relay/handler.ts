import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { recordedEvents } from '../../events/published/recorded.ts'
import { outgoing } from '../../shared/announcing/outgoing.ts'
import type { BusEvent, Refusal } from '../../shared/aws/bus/publish.ts'
import type { Item } from '../../shared/aws/items/items.ts'
import { consume } from '../../shared/aws/queue/consume.ts'
import { newImage, type StreamRecord } from '../../shared/aws/stream.ts'
import { atOnce, concurrently } from '../../shared/concurrently.ts'
import type { Context } from '../../shared/contracts/environment.ts'
import * as ports from '../../shared/ports.ts'
import { log } from '../../shared/telemetry/log.ts'
import { measure } from '../../shared/telemetry/metrics.ts'
import { fromParked, isPointer, toParked } from './parked.ts'

interface StreamInput {
  readonly Records: readonly StreamRecord[]
}

interface Output {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[]
}

const opens = {
  bus: ports.bus,
  park: ports.sendParked,
  unannounced: ports.unannounced,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

/** A record with the event that is to go out, or why there is none. */
type Read = { readonly record: StreamRecord } & (
  | { readonly item: Item; readonly event: BusEvent }
  | { readonly error: unknown }
)

/** A record that did not go out. */
interface Unpublished {
  readonly record: StreamRecord
  readonly cause: string
  /** Whether it would fail whenever it came again. */
  readonly forGood: boolean
}

/** Milliseconds kept for what has to be done after the bus has refused. */
const reserve = 8_000

/** Hours after which a record is parked before the stream forgets it: streams keep 24, the mapping hands out 23. */
const parkAfterHours = 22

const sequenceNumber = (record: StreamRecord) => record.dynamodb?.SequenceNumber ?? ''

function read(record: StreamRecord): Read {
  try {
    const item = newImage(record)
    return { record, item, event: outgoing(item) }
  } catch (error) {
    return { record, error }
  }
}

/** Notes what the bus took. Where that fails, the sweeper announces it again: every subscriber bears repeats. */
async function markAnnounced({ unannounced }: Dependencies, items: readonly Item[]): Promise<void> {
  const audits = items.filter(({ sk }) => sk.startsWith('AUDIT#'))
  await concurrently(audits, atOnce, async audit => {
    await unannounced
      .markAnnounced(audit)
      .catch(error => log.error('not noted as announced', error, { at: audit.pk.split('#')[0] }))
  })
}

async function publish(
  deps: Dependencies,
  records: readonly StreamRecord[],
  patience: number,
): Promise<Unpublished[]> {
  const all = records.map(read)
  const readable = all.flatMap(each => ('event' in each ? [each] : []))
  const refusals = await deps.bus.publish(
    readable.map(({ event }) => event),
    patience,
  )
  const taken = readable.filter((_, at) => !refusals.some(({ index }) => index === at))
  await markAnnounced(
    deps,
    taken.map(({ item }) => item),
  )
  const accepted = taken.filter(({ event }) => event.type in recordedEvents)
  if (accepted.length > 0) measure('accepted', accepted.length)
  const refused = ({ index, cause, forGood }: Refusal): Unpublished[] => {
    const record = readable[index]?.record
    return record ? [{ record, cause, forGood }] : []
  }
  const unreadable = all.flatMap(each => {
    if ('event' in each) return []
    log.error('record cannot be read', each.error, { sequenceNumber: sequenceNumber(each.record) })
    return [{ record: each.record, cause: 'Unreadable', forGood: true }]
  })
  return [...unreadable, ...refusals.flatMap(refused)]
}

/**
 * Publishes records of streams, each once or more. A record that the bus refuses for a while is reported as failed, so that
 * the stream hands it out again until shortly before it forgets it. A record that can never go out, or is about to be
 * forgotten, is parked whole in the relay's queue. A failure never holds back its neighbours.
 */
async function relayStream(deps: Dependencies, { Records }: StreamInput, patience: number): Promise<Output> {
  const inserted = Records.filter(({ eventName }) => eventName === 'INSERT')
  const unpublished = await publish(deps, inserted, patience)
  const oldest = deps.now().getTime() / 1000 - parkAfterHours * 3600
  const isOld = ({ dynamodb }: StreamRecord) => (dynamodb?.ApproximateCreationDateTime ?? oldest) < oldest
  const parked = unpublished.filter(({ record, forGood }) => forGood || isOld(record))
  let failed = unpublished.filter(each => !parked.includes(each))
  try {
    await deps.park(parked.map(({ record }) => toParked(record)))
  } catch (error) {
    log.error('cannot park', error, { records: parked.length })
    failed = unpublished
  }
  for (const { record, cause } of unpublished)
    log.warn('not published', { sequenceNumber: sequenceNumber(record), cause })
  return { batchItemFailures: failed.map(({ record }) => ({ itemIdentifier: sequenceNumber(record) })) }
}

/** Publishes parked records; those that still fail go to the dead letters, from where they may be redriven again. */
function relayParked(deps: Dependencies, event: SQSEvent, patience: number): Promise<SQSBatchResponse> {
  return consume(event, {
    read: body => body as Record<string, unknown>,
    key: body => JSON.stringify(body),
    work: async ([body]) => {
      // A pointer to records that Lambda gave up: their items stand in the table, where the sweeper finds them.
      if (isPointer(body)) return log.warn('records were given up')
      const [failed] = await publish(deps, [fromParked(body)], patience)
      if (failed) throw new Error(`not published: ${failed.cause}`)
    },
  })
}

/** Relays records of streams, and those that were parked. */
export function build(deps: Dependencies) {
  return (event: StreamInput | SQSEvent, context?: Context): Promise<Output> => {
    const patience = Math.max(0, (context?.getRemainingTimeInMillis() ?? 0) - reserve)
    const isQueue = (input: typeof event): input is SQSEvent => 'body' in Object(input.Records[0])
    return isQueue(event) ? relayParked(deps, event, patience) : relayStream(deps, event, patience)
  }
}

export const handler = ports.handlerOn((_, opened) => build(opened), opens)
