import * as z from 'zod'

/** A JSON Schema (2020-12), the dialect of OpenAPI 3.1. */
export type JsonSchema = Record<string, unknown>

/** What a client sends, or what it gets. */
export type Direction = 'input' | 'output'

/** Schemas of a document: each as it stands where it is used, and those with a name apart. */
export interface Rendered {
  readonly of: (schema: z.ZodType, direction: Direction) => JsonSchema
  readonly components: Readonly<Record<string, JsonSchema>>
}

type Definitions = Record<string, JsonSchema>
type Override = NonNullable<z.core.ToJSONSchemaParams['override']>

const formatsThatSayItAll: readonly unknown[] = ['date-time', 'date', 'uuid']

/** A record over known keys is an object with these properties, so that no other key compiles in a client. */
function nameKeys(node: JsonSchema, keys: Iterable<unknown>): void {
  const { propertyNames: _, additionalProperties: value, ...rest } = node
  for (const key of Object.keys(node)) delete node[key]
  const properties = Object.fromEntries(Array.from(keys, key => [String(key), value]))
  Object.assign(node, rest, { properties, additionalProperties: false })
}

/** What a client gets may grow: unknown fields are refused on the way in only. */
const adjust =
  (direction: Direction): Override =>
  ({ zodSchema, jsonSchema: node }) => {
    const { def } = zodSchema._zod as {
      def: { type: string; keyType?: z.core.$ZodType; discriminator?: string }
    }
    const keys = def.keyType?._zod.values
    if (keys && node.additionalProperties) nameKeys(node, keys)
    if (def.discriminator !== undefined && !node.$ref)
      Object.assign(node, { discriminator: { propertyName: def.discriminator } })
    if (formatsThatSayItAll.includes(node.format))
      Object.assign(node, { pattern: z.globalRegistry.get(zodSchema)?.pattern })
    if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum
    if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum
    if (direction === 'output' && node.additionalProperties === false) delete node.additionalProperties
  }

const toDefinition = '#/$defs/'
const toComponent = '#/components/schemas/'

/** A copy in which each reference leads to where `place` says. */
function redirect<Value>(value: Value, place: (name: string) => string): Value {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    key === '$ref' && typeof inner === 'string' && inner.startsWith(toDefinition)
      ? `${toComponent}${place(inner.slice(toDefinition.length))}`
      : inner,
  )
  return JSON.parse(text) as Value
}

const references = (node: unknown): string[] =>
  [...JSON.stringify(node).matchAll(/"#\/(?:\$defs|components\/schemas)\/([^"]+)"/g)].map(
    ([, name]) => name as string,
  )

/** Renders in one go, so that a schema with a name (`.meta({ id })`) is one definition however often it is used. */
function render(schemas: readonly z.ZodType[], io: Direction) {
  const all = z.tuple(schemas as [z.ZodType, ...z.ZodType[]])
  const rendered = z.toJSONSchema(all, { io, unrepresentable: 'any', override: adjust(io) })
  const { prefixItems = [], $defs = {} } = rendered as { prefixItems?: JsonSchema[]; $defs?: Definitions }
  for (const definition of Object.values($defs)) delete (definition as JsonSchema).id
  return {
    nodes: new Map(schemas.map((schema, at) => [schema, prefixItems[at] as JsonSchema])),
    definitions: $defs,
  }
}

/** Names that mean something else on the way in than on the way out, directly or through what they refer to. */
function differing(input: Definitions, output: Definitions): ReadonlySet<string> {
  const shared = Object.keys(input).filter(name => output[name] !== undefined)
  const found = new Set(shared.filter(name => JSON.stringify(input[name]) !== JSON.stringify(output[name])))
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const name of shared) if (references(input[name]).some(other => found.has(other))) found.add(name)
  }
  return found
}

/** The values of a discriminator in each variant, by the reference that leads to it. */
function mappingOf(
  variants: readonly JsonSchema[],
  property: string,
  components: Definitions,
): [string, string][] {
  return variants.flatMap(({ $ref }) => {
    const variant = components[String($ref).slice(toComponent.length)] ?? {}
    if (variant.oneOf) {
      const inner = mappingOf(variant.oneOf as JsonSchema[], property, components)
      return [...new Set(inner.map(([value]) => value))].map(
        value => [value, String($ref)] as [string, string],
      )
    }
    const { const: only, enum: some = [only] } =
      (variant.properties as Definitions | undefined)?.[property] ?? {}
    return (some as unknown[]).map(value => [String(value), String($ref)] as [string, string])
  })
}

/** Tells each union of named variants which value of its discriminator means which. */
function mapVariants(node: unknown, components: Definitions): void {
  if (typeof node !== 'object' || node === null) return
  for (const inner of Object.values(node)) mapVariants(inner, components)
  const { discriminator, oneOf = [] } = node as {
    discriminator?: { propertyName: string }
    oneOf?: JsonSchema[]
  }
  if (!discriminator) return
  if (oneOf.some(({ $ref }) => $ref === undefined)) delete (node as JsonSchema).discriminator
  else
    Object.assign(discriminator, {
      mapping: Object.fromEntries(mappingOf(oneOf, discriminator.propertyName, components)),
    })
}

/** Components that something refers to, by name. */
function used(nodes: Iterable<JsonSchema>, components: Definitions): Definitions {
  const found = new Set<string>()
  const visit = (node: unknown) => {
    for (const name of references(node)) {
      if (found.has(name)) continue
      found.add(name)
      visit(components[name])
    }
  }
  for (const node of nodes) visit(node)
  return Object.fromEntries([...found].sort().map(name => [name, components[name] as JsonSchema]))
}

/** JSON Schemas of what clients send and get; a name that differs is of what is got, `Input` behind it of what is sent. */
export function renderSchemas(inputs: readonly z.ZodType[], outputs: readonly z.ZodType[]): Rendered {
  const [input, output] = [render(inputs, 'input'), render(outputs, 'output')]
  const both = differing(input.definitions, output.definitions)
  const place = {
    input: (name: string) => (both.has(name) ? `${name}Input` : name),
    output: (name: string) => name,
  }
  const definitions = (direction: Direction) => {
    const side = direction === 'input' ? input : output
    return Object.entries(side.definitions).map(
      ([name, node]) => [place[direction](name), redirect(node, place[direction])] as const,
    )
  }
  const components: Definitions = Object.fromEntries([...definitions('input'), ...definitions('output')])
  const nodesOf = (direction: Direction) => {
    const { nodes } = direction === 'input' ? input : output
    return new Map([...nodes].map(([schema, node]) => [schema, redirect(node, place[direction])]))
  }
  const nodes = { input: nodesOf('input'), output: nodesOf('output') }
  const all = [...nodes.input.values(), ...nodes.output.values()]
  for (const node of [...all, ...Object.values(components)]) mapVariants(node, components)
  return {
    of: (schema, direction) => {
      const node = nodes[direction].get(schema)
      if (!node) throw new Error('a schema that was not rendered')
      return node
    },
    components: used(all, components),
  }
}
