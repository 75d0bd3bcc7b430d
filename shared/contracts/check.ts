import type * as z from 'zod'
import { type FieldCode, fieldCodes } from '../../events/field-code.ts'
import { type FieldError, Problem } from './problem.ts'

/** As much of an issue as is needed to put it into words. */
type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue

const mostErrors = 50

const formats: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  ulid: 'a ULID',
  date: 'a date such as 2026-05-20',
  datetime: 'an ISO 8601 instant',
}

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/** `3 characters`, `1 item`, or the number alone. */
function amount(origin: string | undefined, count: number | bigint): string {
  if (origin === 'string') return `${count} ${count === 1 ? 'character' : 'characters'}`
  if (origin === 'array') return `${count} ${count === 1 ? 'item' : 'items'}`
  return String(count)
}

/** Zod's own complaints in plain English; a schema's own words come first. */
function words(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected as string] ?? 'a value of another type'
    case 'invalid_value':
      return `one of ${(issue.values as readonly unknown[]).join(', ')}`
    case 'invalid_union':
      return 'options' in issue
        ? `one of ${(issue.options as readonly unknown[]).join(', ')}`
        : 'none of the forms that are taken here'
    case 'invalid_format':
      return formats[issue.format as string] ?? 'not of the form that is asked for'
    case 'too_small':
      return `at least ${amount(issue.origin as string, issue.minimum as number)}`
    case 'too_big':
      return `at most ${amount(issue.origin as string, issue.maximum as number)}`
    default:
      return 'not allowed here'
  }
}

const isSized = ({ origin }: { origin: string }) => origin === 'string' || origin === 'array'

/** The stable code of a complaint; one of ours names its own. */
function codeOf(issue: z.core.$ZodIssue): FieldCode {
  if (issue.code !== 'custom' && issue.input === undefined) return 'required'
  switch (issue.code) {
    case 'invalid_type':
      return 'wrong_type'
    case 'too_small':
      return isSized(issue) ? 'too_short' : 'too_small'
    case 'too_big':
      return isSized(issue) ? 'too_long' : 'too_big'
    case 'invalid_format':
      return 'bad_format'
    case 'invalid_union':
      return 'options' in issue ? 'not_allowed' : 'bad_format'
    case 'custom': {
      const own = issue.params?.code as string | undefined
      return own !== undefined && own in fieldCodes ? (own as FieldCode) : 'not_allowed'
    }
    default:
      return 'not_allowed'
  }
}

function* errorsOf(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): Generator<FieldError> {
  const at = (...steps: PropertyKey[]) => [...prefix, ...issue.path, ...steps].map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) yield { path: at(key), code: 'unknown_field', message: 'unknown field' }
    return
  }
  const code = codeOf(issue)
  const missing = code === 'required' && issue.code !== 'custom'
  yield { path: at(), code, message: missing ? 'is missing' : issue.message }
}

/** What the schema makes of a value at `prefix`. @throws Problem `invalid_request` that names the fields at fault. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  prefix: readonly PropertyKey[] = [],
): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true, error: words })
  if (result.success) return result.data
  const all = result.error.issues.flatMap(issue => [...errorsOf(issue, prefix)])
  // A number that is far too large offends against its type and its bound, in the same words.
  const errors = new Map(all.map(error => [JSON.stringify(error), error]))
  throw new Problem('invalid_request', [...errors.values()].slice(0, mostErrors))
}
