import { readFileSync } from 'node:fs'
import { addDays } from '../../../shared/domain/time/calendar.ts'
import { absent } from './requests.ts'

/** As much of a JSON Schema as requests use. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> }
}

const document = JSON.parse(
  readFileSync(new URL('../../../functions/openapi/openapi.json', import.meta.url), 'utf8'),
) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** The operations of the document by their endpoint's name. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.values(document.paths)
    .flatMap(path => Object.values(path))
    .map(operation => [operation.operationId, operation]),
)

/** A value in its place, and what the enforced schema should say of that place: nothing, or one of these codes. */
export interface Probe {
  readonly place: readonly string[]
  readonly value: unknown
  readonly about: string
  readonly refused?: readonly string[]
}

/** For each pattern a text as long as it lets one be, and one that it just does not match. */
const patterns: Readonly<Record<string, readonly [string, string]>> = {
  '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$': ['x'.repeat(64), 'x'.repeat(65)],
  '^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$': [`7${'Z'.repeat(25)}`, `8${'Z'.repeat(25)}`],
  '^[G-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{25}$': [`G${'0'.repeat(25)}`, `G${'0'.repeat(26)}`],
  '^(19|20)\\d{2}-(0[1-9]|1[0-2])$': ['2026-05', '2026-13'],
  '^(19|20)\\d{2}(-Q[1-4])?$': ['2026-Q2', '2026-Q5'],
  '^(19|[2-9]\\d)\\d{2}-\\d{2}-\\d{2}$': ['2026-01-05', '1899-12-31'],
  '^[a-z][A-Za-z0-9]{0,39}$': ['x'.repeat(40), 'x'.repeat(41)],
  '^1[3-9]\\d{9}$': ['13800000001', '138000000011'],
  '^[0-9a-f]{64}$': ['f'.repeat(64), 'f'.repeat(65)],
}

const formats: Readonly<Record<string, readonly [string, string]>> = {
  uuid: ['0197a2c4-5b00-7000-a000-000000000009', '0197a2c4-5b00-7000-a000-00000000000'],
  date: ['2026-05-20', '2026-02-30'],
  'date-time': ['2026-05-20T12:00:00+08:00', '2026-05-20T12:00:00'],
  uri: ['https://desk.example/', 'desk'],
}

/** A text of so many characters that is of the format. */
function textOf(format: string | undefined, length: number): string {
  if (format === 'uri') return 'https://desk.example/'.padEnd(length, 'a')
  if (format === 'date-time') return `2026-05-20T12:00:00.${'0'.repeat(length - 26)}+08:00`
  return '文'.repeat(length)
}

/** The schema itself, of several forms the first that is not null. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref !== undefined)
    return resolved(document.components.schemas[schema.$ref.split('/').at(-1) as string] as Schema)
  const [form] = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null')
  return form ? { ...resolved(form), ...(schema.anyOf?.length === 2 && { anyOf: schema.anyOf }) } : schema
}

/** Some value that the schema takes. */
function sample(schema: Schema): unknown {
  const { const: only, enum: some, type, pattern, format, ...rest } = resolved(schema)
  if (only !== undefined) return only
  if (some) return some[0]
  if (type === 'integer' || type === 'number') return rest.minimum ?? 0
  if (type === 'boolean') return true
  if (type === 'array') return Array.from({ length: rest.minItems ?? 0 }, () => sample(rest.items ?? {}))
  if (type === 'object')
    return Object.fromEntries(
      (rest.required ?? []).map(name => [name, sample(rest.properties?.[name] ?? {})]),
    )
  return patterns[pattern ?? '']?.[0] ?? formats[format ?? '']?.[0] ?? '文'
}

/** So many different items of a list. */
function several(schema: Schema, known: unknown, count: number): unknown[] {
  const item = resolved(schema)
  if (item.enum) return Array.from({ length: count }, (_, n) => item.enum?.[n % item.enum.length])
  if (item.properties?.date)
    return Array.from({ length: count }, (_, n) => ({ ...(known as object), date: addDays('2027-01-01', n) }))
  if (item.type !== 'string') return Array.from({ length: count }, () => known ?? sample(item))
  if (item.format === 'uri') return Array.from({ length: count }, (_, n) => `https://desk.example/${n}`)
  if (item.format === 'uuid')
    return Array.from({ length: count }, (_, n) => `0197a2c4-5b00-7000-a000-${String(n).padStart(12, '0')}`)
  return Array.from({ length: count }, (_, n) => `x${n}`)
}

/** One value at each limit of a place, and one past it. */
export function* probesOf(schema: Schema, place: readonly string[], known: unknown): Generator<Probe> {
  const given = schema.anyOf ?? schema.oneOf ?? []
  const isNullable = given.some(({ type }) => type === 'null')
  const found = resolved(schema)
  const at = (value: unknown, about: string): Probe => ({ place, value, about })
  const past = (value: unknown, about: string, ...refused: string[]): Probe => ({
    place,
    value,
    about,
    refused,
  })
  const { type, pattern, format, minLength = 0, maxLength, minimum, maximum, minItems = 0, maxItems } = found
  if (found.const !== undefined || found.enum) {
    for (const each of found.enum ?? [found.const]) yield at(each, `${each}`)
    yield past('nobody', 'none of them', 'not_allowed')
  } else if (type === 'string') {
    const [most, wrong] = patterns[pattern ?? ''] ?? []
    if (pattern !== undefined && most === undefined) throw new Error(`teach limits the pattern ${pattern}`)
    if (most !== undefined) yield at(most, 'matching')
    if (wrong !== undefined)
      yield past(wrong, 'not matching', 'bad_format', 'not_allowed', 'too_long', 'too_small')
    else if (format !== undefined)
      yield past(formats[format]?.[1], 'of no such form', 'bad_format', 'not_allowed')
    if (maxLength !== undefined) {
      yield at(textOf(format, maxLength), `${maxLength} characters`)
      yield past(textOf(format, maxLength + 1), `${maxLength + 1} characters`, 'too_long')
    }
    if (minLength > 0) yield past('', 'no character', 'too_short')
  } else if (type === 'integer' || type === 'number') {
    if (minimum !== undefined) {
      yield at(minimum, `${minimum}`)
      yield past(minimum - 1, `${minimum - 1}`, 'too_small')
    }
    if (maximum !== undefined) {
      yield at(maximum, `${maximum}`)
      yield past(maximum + 1, `${maximum + 1}`, 'too_big')
    }
    if (type === 'integer') yield past(1.5, 'a fraction', 'wrong_type')
  } else if (type === 'array' && found.items) {
    const list = Array.isArray(known) ? known : []
    const of = (count: number) => several(found.items as Schema, list[0], count)
    if (maxItems !== undefined) {
      yield at(of(maxItems), `${maxItems} items`)
      yield past(of(maxItems + 1), `${maxItems + 1} items`, 'too_long')
    }
    if (minItems > 0) yield past([], 'no item', 'too_short')
    if (found.uniqueItems) {
      const [first] = of(1)
      yield past([first, first], 'one twice', 'not_unique')
    }
    if (list.length > 0) yield* probesOf(found.items, [...place, '0'], list[0])
  } else if (type === 'object' && found.properties) {
    const fields = known as Record<string, unknown> | undefined
    if (!fields) yield at(sample(found), 'as it may be')
    for (const [name, field] of Object.entries(found.properties)) {
      if (fields) yield* probesOf(field, [...place, name], fields[name])
      if (fields && found.required?.includes(name))
        yield {
          place: [...place, name],
          value: absent,
          about: 'missing',
          refused: ['required', 'not_allowed'],
        }
    }
    if (fields && found.additionalProperties === false)
      yield { place: [...place, 'nobody'], value: 1, about: 'nobody’s', refused: ['unknown_field'] }
  }
  if (!isNullable && type !== undefined && place.length > 0)
    yield past(null, 'null', 'wrong_type', 'not_allowed', 'bad_format', 'required')
}
