import type * as z from 'zod'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { isFile } from '../../../shared/contracts/media.ts'
import { claimsOf, httpEvent } from '../../../shared/http/testing.ts'
import { readCsv } from '../../../shared/spreadsheet/read/csv.ts'
import { readXlsx } from '../../../shared/spreadsheet/read/xlsx.ts'
import { curious, type SecretWorld } from './world.ts'

/** One request of the curious cadre. */
export interface Asked {
  readonly endpoint: Endpoint
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body?: object
}

/** Tokens that carry the cadre: as what it is, and as an admin who is a cadre besides. */
export const tokens: readonly Readonly<Record<string, string>>[] = [
  claimsOf('cadre', curious),
  ...(['orgAdmin', 'assessor', 'analyst', 'collector'] as const).map(role => ({
    ...claimsOf(role, 'ha'),
    cadreId: curious,
  })),
]

const nowhere = '00000000-0000-4000-8000-000000000000'

/** What may stand in a field of a path or a query, by its name; a field that is not here has to be taught. */
function valuesOf(field: string, months: readonly string[], ids: readonly string[]): readonly string[] {
  const days = months.flatMap(month => [`${month}-05`, `${month}-20`])
  const known: Readonly<Record<string, readonly string[]>> = {
    cadreId: [curious],
    orgId: ['ls', 'ha'],
    baseId: ['b'],
    youthId: ['y-00'],
    month: months,
    period: ['2026-Q1', '2026-Q2', '2026'],
    year: ['2026'],
    asOf: days,
    revision: ['1', '2', '3'],
    demandId: [...ids, nowhere],
    eventId: [...ids, nowhere],
    limit: ['1'],
  }
  const named = known[field]
  if (named) return named
  if (/(Id|id)$/.test(field)) return [nowhere]
  throw new Error(`teach the walk what may stand in "${field}"`)
}

/** Whether a file is asked for. */
export const isSheet = ({ endpoint }: Asked): boolean => isFile(endpoint.responses[200] as z.ZodType)

const isRequired = (schema: z.ZodType) => !schema.safeParse(undefined).success

/** Every way to fill the named fields, each with one of its values. */
function filled(
  fields: readonly string[],
  values: (field: string) => readonly string[],
): Record<string, string>[] {
  return fields.reduce<Record<string, string>[]>(
    (rows, field) => rows.flatMap(row => values(field).map(value => ({ ...row, [field]: value }))),
    [{}],
  )
}

/** Fields that change what is read, not only how much of it. */
const telling = ['month', 'asOf', 'revision', 'cadreId']

/** Every GET that the token may call, by the catalogue: with what has to be said, and with what may be said besides. */
export function walk(
  { handlers, months }: SecretWorld,
  role: string,
  ids: readonly string[],
): readonly Asked[] {
  const values = (field: string) => valuesOf(field, months(), ids)
  return [...handlers.keys()]
    .filter(({ method, roles }) => method === 'GET' && (roles as readonly string[]).includes(role))
    .flatMap(endpoint => {
      const shapeOf = (schema: z.ZodType) => (schema as z.ZodObject).shape as Record<string, z.ZodType>
      const query = shapeOf(endpoint.query)
      const needed = Object.keys(query).filter(field => isRequired(query[field] as z.ZodType))
      const besides = telling.filter(field => field in query && !needed.includes(field))
      const queries = [
        ...filled(needed, values),
        ...besides.flatMap(field => filled([...needed, field], values)),
      ]
      return filled(Object.keys(shapeOf(endpoint.params)), values).flatMap(params =>
        queries.map(query => ({ endpoint, params, query })),
      )
    })
}

/** What comes back, as one who compares answers would have it: status, headers, and content. */
export async function ask(
  { handlers }: SecretWorld,
  claims: Readonly<Record<string, string>>,
  { endpoint, params, query, body }: Asked,
): Promise<string> {
  const handler = handlers.get(endpoint)
  const {
    statusCode,
    headers,
    body: sent = '',
  } = (await handler?.(
    httpEvent(endpoint, { params, query, claims, ...(body && { body }) }),
    undefined as never,
  )) ?? {}
  if (statusCode === undefined || statusCode >= 500)
    throw new Error(`${endpoint.name} ${JSON.stringify({ params, query })}: ${statusCode} ${sent}`)
  const schema = endpoint.responses[statusCode]
  const content = schema !== undefined && isFile(schema) ? sheetOf(endpoint, sent) : sent
  return `${endpoint.name} ${JSON.stringify([params, query])} ${statusCode} ${JSON.stringify(headers)} ${content}`
}

/** Sheets that were read, as text: most look the same to whoever asks, and in both worlds. */
const read = new Map<string, string>()

function sheetOf({ path }: Endpoint, sent: string): string {
  const known = read.get(sent)
  if (known !== undefined) return known
  const bytes = Buffer.from(sent, 'base64')
  const text = JSON.stringify(path.endsWith('.csv') ? readCsv(bytes) : readXlsx(bytes))
  read.set(sent, text)
  return text
}
