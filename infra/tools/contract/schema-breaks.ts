/** A JSON Schema, as far as our declarations make one. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly [keyword: string]: unknown
}

type Names = Readonly<Record<string, Schema>>

/** Two schemas, each with the components that it refers to: values of `from` are read by `to`. */
export interface Comparison {
  readonly from: Schema
  readonly fromNames: Names
  readonly to: Schema
  readonly toNames: Names
  /** In an answer further properties, values of an enumeration and looser bounds break nobody. */
  readonly direction: 'request' | 'response'
}

/** Keywords that bound a value from above, from below, and by kind. */
const upper = ['maxLength', 'maxItems', 'maxProperties', 'maximum', 'exclusiveMaximum']
const lower = ['minLength', 'minItems', 'minProperties', 'minimum', 'exclusiveMinimum']
const kinds = ['pattern', 'format', 'uniqueItems', 'multipleOf', 'contentEncoding']

/** Says where a value that `from` describes could fail `to`, each with its path within the value: `.grades.pass: gone`. */
export function unaccepted(comparison: Comparison): string[] {
  const { fromNames, toNames, direction } = comparison
  const seen = new Set<string>()

  const compare = (from: Schema, to: Schema, at: string): string[] => {
    if (from.$ref || to.$ref) {
      const pair = `${JSON.stringify(from)}${JSON.stringify(to)}`
      if (seen.has(pair)) return []
      seen.add(pair)
      return compare(resolved(from, fromNames), resolved(to, toNames), at)
    }
    const [inputs, outputs] = [alternatives(from), alternatives(to)]
    if (inputs.length > 1 || outputs.length > 1)
      return inputs.flatMap(input => {
        const reasons = outputs.map(output => compare(input, output, at))
        if (reasons.some(found => found.length === 0)) return []
        return best(reasons) ?? [`${at}: ${kindOf(input)} is new`]
      })
    return [...valuesOf(from, to, at), ...membersOf(from, to, at)]
  }

  const valuesOf = (from: Schema, to: Schema, at: string): string[] => {
    if (to.type !== undefined && from.type !== to.type && !(from.type === 'integer' && to.type === 'number'))
      return [`${at}: ${from.type ?? 'anything'} in place of ${to.type}`]
    const known = to.const === undefined ? to.enum : [to.const]
    const values = from.const === undefined ? from.enum : [from.const]
    if (known && !values) return [`${at}: any value in place of some`]
    const lost =
      direction === 'request' ? (values ?? []).filter(value => known && !known.includes(value)) : []
    const tight = direction === 'request' ? bounds(from, to) : []
    return [...lost.map(value => `${at}: ${value} is refused`), ...tight.map(bound => `${at}: ${bound}`)]
  }

  const membersOf = (from: Schema, to: Schema, at: string): string[] => [
    ...(from.items && to.items ? compare(from.items, to.items, `${at}[]`) : []),
    ...valuesWithin(from, to, at),
    ...(to.required ?? [])
      .filter(name => !from.required?.includes(name))
      .map(name => `${at}.${name}: ${requiredReason(from, name)}`),
    ...Object.entries(from.properties ?? {}).flatMap(([name, schema]) => {
      const known = to.properties?.[name]
      if (known) return compare(schema, known, `${at}.${name}`)
      return direction === 'request' && to.additionalProperties === false
        ? [`${at}.${name}: not taken any more`]
        : []
    }),
    ...(direction === 'response' ? gone(from, to, at) : []),
  ]

  const valuesWithin = (from: Schema, to: Schema, at: string): string[] =>
    typeof from.additionalProperties === 'object' && typeof to.additionalProperties === 'object'
      ? compare(from.additionalProperties, to.additionalProperties, `${at}.*`)
      : []

  const requiredReason = (from: Schema, name: string) => {
    if (direction === 'request') return 'required'
    return from.properties?.[name] ? 'may be missing' : 'gone'
  }

  return compare(comparison.from, comparison.to, '')
}

function gone(from: Schema, to: Schema, at: string): string[] {
  return Object.keys(to.properties ?? {})
    .filter(name => !from.properties?.[name] && !to.required?.includes(name))
    .map(name => `${at}.${name}: gone`)
}

function bounds(from: Schema, to: Schema): string[] {
  const limit = (schema: Schema, keyword: string, none: number) => Number(schema[keyword] ?? none)
  return [
    ...upper.filter(
      word => limit(from, word, Number.POSITIVE_INFINITY) > limit(to, word, Number.POSITIVE_INFINITY),
    ),
    ...lower.filter(
      word => limit(from, word, Number.NEGATIVE_INFINITY) < limit(to, word, Number.NEGATIVE_INFINITY),
    ),
    ...kinds.filter(word => to[word] !== undefined && from[word] !== to[word]),
  ].map(word => `${word} ${to[word]} (was ${from[word] ?? 'unbounded'})`)
}

function resolved(schema: Schema, names: Names): Schema {
  if (schema.$ref === undefined) return schema
  return names[schema.$ref.replace('#/components/schemas/', '')] ?? {}
}

function alternatives(schema: Schema): readonly Schema[] {
  const { type } = schema
  if (typeof type === 'object') return type.map(each => ({ ...schema, type: each }))
  return schema.anyOf ?? schema.oneOf ?? [schema]
}

/** The reasons of the alternative that comes nearest; none where no alternative is of that kind. */
function best(reasons: readonly string[][]): string[] | undefined {
  return [...reasons].sort((one, other) => one.length - other.length)[0]
}

function kindOf({ type, $ref, const: value }: Schema): string {
  return String(value ?? $ref?.split('/').at(-1) ?? type ?? 'something')
}
