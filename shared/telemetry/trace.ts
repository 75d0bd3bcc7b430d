import { AsyncLocalStorage } from 'node:async_hooks'

/** Fields that may be logged: ids, counts and codes. Never a name, phone, text or score. */
export type LogFields = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/** What a piece of work is done for; every line that is logged meanwhile says so. */
export interface Trace {
  /** Goes from the request with its event through ledger, bus and queues to the result. */
  readonly correlationId?: string | undefined
  fields: LogFields
  /** Fields that are told once a line is logged: most work logs none. */
  later?: (() => LogFields)[]
}

const traces = new AsyncLocalStorage<Trace>()

/** Ids that a client makes for its own use: UUID, ULID or the trace id of W3C. Anything else may hold personal data. */
const clientMade = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{32})$/i

/** The correlation id of a request: the client's own if it is one of the usual kinds, else the gateway's. */
export const correlationOf = (fromClient: string | undefined, fromGateway: string | undefined) =>
  fromClient !== undefined && clientMade.test(fromClient) ? fromClient : fromGateway

const entities = ['cadreId', 'orgId', 'baseId', 'eventId', 'demandId', 'runId', 'month'] as const
const identifier = /^[\w.:-]{1,100}$/
/** A phone or ID number that somebody made an id of. */
const personal = /1\d{10}|\d{17}[\dX]/i

/** An id as it may be logged. */
const masked = (id: string) => (clientMade.test(id) || !personal.test(id) ? id : '***')

/** The ids of entities among the fields of some input, as far as they may be logged. */
export function entityIds(input: unknown): LogFields {
  const given = Object(input) as Record<string, unknown>
  const known = entities.flatMap(name => {
    const value = given[name]
    if (typeof value !== 'string' || !identifier.test(value)) return []
    return [[name, masked(value)]]
  })
  return Object.fromEntries(known)
}

/** Does work under a trace. */
export function traced<Result>(trace: Trace, work: () => Result): Result {
  return traces.run(trace, work)
}

/** The trace of the work under way, if there is one. */
export const currentTrace = (): Trace | undefined => traces.getStore()

/** The correlation id of the work under way, as a field; nothing where it has none. */
export function correlated(): { readonly correlationId?: string } {
  const id = currentTrace()?.correlationId
  return id === undefined ? {} : { correlationId: id }
}

/** Adds to what is logged with each further line of the work under way; asked for only once there is one. */
export function annotate(fields: () => LogFields): void {
  const trace = traces.getStore()
  if (trace) trace.later = [...(trace.later ?? []), fields]
}

/** What a line says of the work under way. */
export function tracedFields(): LogFields {
  const trace = traces.getStore()
  if (!trace) return {}
  if (trace.later) trace.fields = Object.assign({}, trace.fields, ...trace.later.map(told => told()))
  delete trace.later
  return trace.fields
}
