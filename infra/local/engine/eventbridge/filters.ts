import { isObject, type Json } from '../../template/json.ts'

type Test = (value: Json, argument: Json) => boolean

/** Whether any of a field's values passes one filter of a pattern: a plain value, or an object as `{ prefix: 'a' }`. */
export function matchesFilter(filter: Json, values: Json[]): boolean {
  if (!isObject(filter)) return values.some(value => value === filter)
  const [kind, ...more] = Object.keys(filter)
  if (kind === undefined || more.length > 0)
    throw new Error(`pattern: ${JSON.stringify(filter)} is not one filter`)
  const argument = filter[kind] ?? null
  if (kind === 'exists') return argument === values.length > 0
  // As EventBridge: of a list, one value that isn't excluded is enough; an absent field is no match.
  if (kind === 'anything-but') return values.some(value => !excluded(value, argument))
  const test = TESTS[kind]
  if (!test) throw new Error(`pattern: the filter ${kind} is not supported`)
  return values.some(value => test(value, argument))
}

const string = (value: Json): value is string => typeof value === 'string'
const folded = (text: string) => text.toLowerCase()

const TESTS: Record<string, Test> = {
  prefix: (value, argument) =>
    string(value) &&
    (isObject(argument)
      ? folded(value).startsWith(folded(String(argument['equals-ignore-case'])))
      : value.startsWith(String(argument))),
  suffix: (value, argument) =>
    string(value) &&
    (isObject(argument)
      ? folded(value).endsWith(folded(String(argument['equals-ignore-case'])))
      : value.endsWith(String(argument))),
  'equals-ignore-case': (value, argument) => string(value) && folded(value) === folded(String(argument)),
  wildcard: (value, argument) => string(value) && wildcard(String(argument)).test(value),
  numeric: (value, argument) =>
    typeof value === 'number' && Array.isArray(argument) && numeric(value, argument),
}

function excluded(value: Json, argument: Json): boolean {
  if (Array.isArray(argument)) return argument.includes(value)
  if (!isObject(argument)) return value === argument
  const [kind] = Object.keys(argument)
  const test = TESTS[kind ?? '']
  if (!test || kind === 'numeric') throw new Error(`pattern: anything-but ${kind} is not supported`)
  const options = argument[kind ?? ''] ?? null
  return (Array.isArray(options) ? options : [options]).some(option => test(value, option))
}

function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/\\\*|\*|[\\^$.|?+()[\]{}]/g, part => {
    if (part === '*') return '.*'
    return part === '\\*' ? '\\*' : `\\${part}`
  })
  return new RegExp(`^${source}$`, 's')
}

function numeric(value: number, argument: Json[]): boolean {
  for (let i = 0; i < argument.length; i += 2) {
    const limit = Number(argument[i + 1])
    const passes = {
      '=': value === limit,
      '<': value < limit,
      '<=': value <= limit,
      '>': value > limit,
      '>=': value >= limit,
    }[String(argument[i])]
    if (passes === undefined) throw new Error(`pattern: numeric ${argument[i]} is not supported`)
    if (!passes) return false
  }
  return true
}
