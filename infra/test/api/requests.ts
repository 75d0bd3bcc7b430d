import type * as z from 'zod'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { isFile } from '../../../shared/contracts/media.ts'
import { baseOf, cadreIds, cadreOf, homeNow, idsOf, orgs, orgsNow } from './county.ts'
import type { Things } from './things.ts'
import type { Request } from './world.ts'

/** What a request is about, and of which time. */
export interface Target {
  readonly orgId: string
  readonly cadreId: string
  readonly month: string
}

const nowhere = '00000000-0000-4000-8000-000000000000'
const flagId = '0'.repeat(64)

/** What stands in a field of path or query, by its name; a field that is not here has to be taught. */
export function fieldValue(things: Things, endpoint: Endpoint, field: string, target: Target): string {
  const { orgId, cadreId, month } = target
  const thing = (name: string) => things.get(name) ?? nowhere
  const kind = endpoint.path.includes('/feedback/') ? 'feedback' : 'links'
  const values: Readonly<Record<string, string>> = {
    orgId,
    cadreId,
    month,
    baseId: baseOf(orgId),
    youthId: 'y-1',
    ...idsOf(cadreId, month),
    period: month < '2026-04' ? '2026-Q1' : '2026-Q2',
    year: endpoint.method === 'GET' ? '2026' : '2027',
    batchId: thing(`batch ${orgId}`),
    importId: thing(`${kind} ${orgId}`),
    handoverId: thing(`handover ${cadreId}`),
    objectionId: thing(`objection ${cadreId} ${month}`),
    complaintId: thing('complaint'),
    rehearsalId: thing(`rehearsal ${orgId}`),
    exportId: thing(`export ${orgId} ${month}`),
    runId: thing(`run ${orgId} ${month}`),
    flagId,
    webhookId: 'desk',
    from: month,
    to: month,
  }
  const value = values[field]
  if (value === undefined) throw new Error(`teach requests what may stand in "${field}" of ${endpoint.name}`)
  return value
}

const fresh = (n: number) => `0197a2c4-5b00-7000-a000-${String(n).padStart(12, '0')}`

/** Fields of an example's body that name what the request is about. */
function aimed(body: unknown, target: Target): unknown {
  const { orgId, cadreId, month } = target
  const { eventId } = idsOf(cadreId, month)
  const values: Readonly<Record<string, unknown>> = {
    cadreId,
    orgId,
    month,
    time: month,
    baseId: baseOf(orgId),
    into: baseOf(orgId === 'ls' ? 'ls-gg' : 'ls'),
    to: cadreId === 'c-gg' ? 'c-ls' : 'c-gg',
    cadreIds: [cadreId],
    youthIds: ['y-1'],
    youthId: 'y-1',
    voids: eventId,
    confirms: undefined,
    eventIds: [],
    id: fresh(1),
    occurredAt: `${month}-20T12:00:00+08:00`,
    text: '租房押金难以退还',
  }
  if (Array.isArray(body)) return body.slice(0, 1).map(each => aimed(each, target))
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (name === 'text') return [name, value]
      if (name === 'to' && typeof value === 'string' && !/^c-/.test(value)) return [name, value]
      return [name, name in values ? values[name] : aimed(value, target)]
    }),
  )
}

/** What is put where something is replaced: what holds already, so that who may do it changes nothing. */
function replacement({ name }: Endpoint, { orgId, cadreId }: Target): unknown {
  if (name === 'putOrg') return orgsNow[orgId] ?? { ...orgs.hz, parentId: 'hz' }
  if (name === 'putBase') return { name: `${orgs[orgId]?.name}团支部`, kind: 'communityBranch', orgId }
  if (name === 'putLink') return { baseId: baseOf(orgId), field: 'community', since: '2026-06-01' }
  const known = cadreIds.find(id => id === cadreId)
  if (name !== 'putCadre') return undefined
  return known ? { ...cadreOf(known), orgId: homeNow(known) } : { ...cadreOf('c-hz') }
}

/** Fields of a query that say what is meant, and when. */
const telling = new Set(['cadreId', 'orgId', 'month', 'period', 'from', 'to'])

const shapeOf = (schema: z.ZodType) => (schema as z.ZodObject).shape as Record<string, z.ZodType>

/** The request to an endpoint about a target, all fields filled that say what is meant and when. */
export function requestOf(
  things: Things,
  endpoint: Endpoint,
  target: Target,
): Pick<Request, 'params' | 'query' | 'body' | 'mediaType'> {
  const fill = (fields: readonly string[]) =>
    Object.fromEntries(fields.map(field => [field, fieldValue(things, endpoint, field, target)]))
  const asked = Object.keys(shapeOf(endpoint.query))
  const isTimely = asked.includes('month') && asked.includes('period')
  const query = asked.filter(
    field =>
      telling.has(field) &&
      !(field === 'period' && isTimely) &&
      !(field === 'from' && asked.includes('type')) &&
      !(field === 'to' && asked.includes('type')),
  )
  return {
    params: fill(Object.keys(shapeOf(endpoint.params))),
    query: endpoint.name === 'listDemands' ? {} : fill(query),
    ...(endpoint.body &&
      (isFile(endpoint.body)
        ? { body: '序号,姓名\n1,王', mediaType: 'text/csv' }
        : { body: replacement(endpoint, target) ?? aimed(endpoint.example ?? {}, target) })),
  }
}

/** Takes a field away. */
export const absent = Symbol('absent')

/** The value with another one in its place. */
export function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...Object(value) }
  if (rest.length === 0 && by === absent) delete copy[key]
  else copy[key] = replaced(copy[key], rest, by)
  return copy
}
