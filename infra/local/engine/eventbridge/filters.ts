import { isObject, type Json, type JsonObject } from '../../template/json.ts'

/** Whether any of a field's values passes; an absent field has none. */
export type Filter = (values: readonly Json[]) => boolean

type Test = (value: Json) => boolean

/** Reads one filter of a pattern: a value, or `{ prefix: 'a' }` and the like. @throws Error for what isn't emulated. */
export function compileFilter(filter: Json): Filter {
  if (Array.isArray(filter)) throw refused(filter, 'a list within a list')
  if (!isObject(filter)) return values => values.includes(filter)
  const [kind, argument] = only(filter)
  if (kind === 'exists') {
    if (typeof argument !== 'boolean') throw refused(filter, 'exists must be true or false')
    return values => argument === values.length > 0
  }
  const test = kind === 'anything-but' ? anythingBut(argument) : compileTest(kind, argument)
  // Of a list, one value that passes is enough.
  return values => values.some(test)
}

function compileTest(kind: string, argument: Json): Test {
  if (kind === 'exactly') {
    const wanted = text(argument, kind)
    return value => value === wanted
  }
  if (kind === 'prefix' || kind === 'suffix') return affix(kind, argument)
  if (kind === 'equals-ignore-case') {
    const wanted = text(argument, kind).toLowerCase()
    return value => typeof value === 'string' && value.toLowerCase() === wanted
  }
  if (kind === 'wildcard') {
    const wanted = wildcard(text(argument, kind))
    return value => typeof value === 'string' && wanted.test(value)
  }
  if (kind === 'numeric') return numeric(argument)
  throw refused(kind, 'this filter is not supported')
}

function affix(kind: 'prefix' | 'suffix', argument: Json): Test {
  const matches = (value: string, wanted: string) =>
    kind === 'prefix' ? value.startsWith(wanted) : value.endsWith(wanted)
  if (!isObject(argument)) {
    const wanted = text(argument, kind)
    return value => typeof value === 'string' && matches(value, wanted)
  }
  const [how, affixed] = only(argument)
  if (how !== 'equals-ignore-case') throw refused(argument, `${kind} knows only equals-ignore-case`)
  const wanted = text(affixed, how).toLowerCase()
  return value => typeof value === 'string' && matches(value.toLowerCase(), wanted)
}

function anythingBut(argument: Json): Test {
  if (isObject(argument)) {
    const [kind, excluded] = only(argument)
    if (!['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(kind))
      throw refused(argument, `anything-but knows no ${kind}`)
    const tests = [excluded].flat().map(each => {
      if (text(each, kind) === '' && (kind === 'prefix' || kind === 'suffix'))
        throw refused(argument, `anything-but an empty ${kind}`)
      return compileTest(kind, each)
    })
    return value => !tests.some(test => test(value))
  }
  const excluded = Array.isArray(argument) ? argument : [argument]
  const types = new Set(excluded.map(each => typeof each))
  if (types.size !== 1 || !(types.has('string') || types.has('number')))
    throw refused(argument, 'anything-but takes texts or numbers, not both and nothing else')
  return value => !excluded.includes(value)
}

function wildcard(pattern: string): RegExp {
  if (/(?<!\\)(\\\\)*\*\*/.test(pattern)) throw refused(pattern, 'two wildcards in a row')
  const source = pattern.replace(/\\.?|[*^$.|?+()[\]{}]/gs, part => {
    if (part === '*') return '.*'
    if (part.startsWith('\\') && part !== '\\*' && part !== '\\\\')
      throw refused(pattern, 'a backslash escapes * and itself only')
    return part.startsWith('\\') ? part : `\\${part}`
  })
  return new RegExp(`^${source}$`, 's')
}

const COMPARE: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
}
const LARGEST = 5e9

/** `['=', n]`, one bound, or a lower and then an upper bound. */
function numeric(argument: Json): Test {
  if (!Array.isArray(argument) || (argument.length !== 2 && argument.length !== 4))
    throw refused(argument, 'numeric takes one comparison, or a range')
  const [first, bottom, second, top] = argument
  const range = argument.length === 4
  if (
    range &&
    !(String(first).startsWith('>') && String(second).startsWith('<') && Number(bottom) < Number(top))
  )
    throw refused(argument, 'a range goes from a lower to a higher bound')
  const comparisons = [[first, bottom], ...(range ? [[second, top]] : [])].map(([operator, limit]) => {
    const compare = typeof operator === 'string' ? COMPARE[operator] : undefined
    if (!compare || typeof limit !== 'number' || Math.abs(limit) > LARGEST)
      throw refused(argument, `numeric compares by ${Object.keys(COMPARE).join(' ')} with numbers up to 5e9`)
    return (value: number) => compare(value, limit)
  })
  return value => typeof value === 'number' && comparisons.every(passes => passes(value))
}

function only(filter: JsonObject): [kind: string, argument: Json] {
  const [entry, ...more] = Object.entries(filter)
  if (entry === undefined || more.length > 0) throw refused(filter, 'not one filter')
  return entry
}

function text(argument: Json, kind: string): string {
  if (typeof argument !== 'string') throw refused(argument, `${kind} must be a text`)
  return argument
}

function refused(what: Json, why: string): Error {
  return new Error(`pattern: ${JSON.stringify(what)}: ${why}`)
}
