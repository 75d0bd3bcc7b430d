import * as z from 'zod'
import { type EventCatalogue, versionsOf } from '../../../events/published/version.ts'
import { type JsonSchema, renderSchemas } from '../openapi/schemas.ts'

/** What the relay adds to every detail. */
const carried = {
  correlationId: z
    .string()
    .optional()
    .describe('Of the request from which it follows, if there was one: for logs, not a part of the event.'),
}

/** Name of a version's schema in a document: `Contact`, and `ContactV2` for its second version. */
export const schemaName = (type: string, version: number): string =>
  `${type[0]?.toUpperCase()}${type.slice(1)}${version === 1 ? '' : `V${version}`}`

/** Identifier of a version's schema, for `$id` and the `dataschema` of a CloudEvent. */
export const schemaId = (type: string, version: number): string => `urn:baixin:event:${type}:${version}`

/** The JSON Schemas of every version of every event, by name, with what they refer to. */
export function eventSchemas(catalogue: EventCatalogue): Readonly<Record<string, JsonSchema>> {
  const schemas = versionsOf(catalogue).map(({ type, version, schema }) =>
    schema.extend(carried).meta({ id: schemaName(type, version) }),
  )
  try {
    return renderSchemas([z.null()], schemas).components
  } finally {
    for (const schema of schemas) z.globalRegistry.remove(schema)
  }
}

const toComponent = '#/components/schemas/'

/** One version's JSON Schema that stands alone, with what it refers to within it. */
export function standalone(
  components: Readonly<Record<string, JsonSchema>>,
  type: string,
  version: number,
): JsonSchema {
  const found: Record<string, JsonSchema> = {}
  const redirect = (node: unknown): unknown =>
    JSON.parse(JSON.stringify(node), (key, value: unknown) => {
      if (key !== '$ref' || typeof value !== 'string') return value
      const name = value.slice(toComponent.length)
      if (found[name] === undefined) {
        found[name] = {}
        found[name] = redirect(components[name]) as JsonSchema
      }
      return `#/$defs/${name}`
    })
  const schema = redirect(components[schemaName(type, version)]) as JsonSchema
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaId(type, version),
    ...schema,
    ...(Object.keys(found).length > 0 && { $defs: found }),
  }
}
