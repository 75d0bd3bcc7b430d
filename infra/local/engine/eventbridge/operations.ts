import { isObject, type JsonObject } from '../../template/json.ts'
import { type Operation, ServiceError } from '../aws-json.ts'
import type { Buses, EventEntry } from './bus.ts'

const MOST_ENTRIES = 10
const MOST_BYTES = 1_048_576

/** What a client sends; none of it has been looked at. */
export interface PutEventsInput {
  Entries?: Entry[]
}

interface Entry {
  Source?: string
  DetailType?: string
  Detail?: string
  EventBusName?: string
  Time?: number
  Resources?: string[]
}

/** The operations of EventBridge that clients may call. */
export function eventBridgeOperations(buses: Buses): Record<string, Operation<PutEventsInput>> {
  return { PutEvents: input => putEvents(buses, input.Entries) }
}

function putEvents(buses: Buses, entries: Entry[] | undefined): JsonObject {
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > MOST_ENTRIES) {
    throw new ServiceError(
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ` +
        `less than or equal to ${MOST_ENTRIES} and greater than or equal to 1`,
    )
  }
  if (entries.reduce((sum, entry): number => sum + sizeOf(entry), 0) > MOST_BYTES) {
    throw new ServiceError(
      'ValidationException',
      'Total size of the entries in the request is over the limit.',
    )
  }
  const checked = entries.map(entry => check(buses, entry))
  const ids = buses.publish(checked.filter(entry => 'bus' in entry))
  const results = checked.map(entry => ('bus' in entry ? { EventId: ids.shift() ?? '' } : entry))
  return { FailedEntryCount: results.filter(result => 'ErrorCode' in result).length, Entries: results }
}

type EntryError = { ErrorCode: string; ErrorMessage: string }

function check(buses: Buses, entry: Entry): EventEntry | EntryError {
  const { Source: source = '', DetailType: detailType = '', Detail: text = '' } = entry
  for (const [name, value] of Object.entries({ Source: source, DetailType: detailType, Detail: text })) {
    if (typeof value === 'string' && value !== '') continue
    const reason = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`
    return { ErrorCode: 'InvalidArgument', ErrorMessage: reason }
  }
  if (source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' }
  }
  const detail = parse(text)
  if (!isObject(detail)) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' }
  const bus = buses.find(entry.EventBusName ?? 'default')
  // AWS refuses the whole call for an unknown bus.
  if (bus === undefined) {
    throw new ServiceError('ResourceNotFoundException', `Event bus ${entry.EventBusName} does not exist.`)
  }
  return {
    bus,
    source,
    detailType,
    detail,
    time: typeof entry.Time === 'number' ? entry.Time * 1000 : undefined,
    resources: entry.Resources ?? [],
  }
}

/** As the PutEvents documentation counts. */
function sizeOf(entry: Entry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])]
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(String(text ?? '')), 0)
  return bytes + (entry.Time === undefined ? 0 : 14)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
