import * as z from 'zod'

/** A JSON Schema (2020-12), the dialect of OpenAPI 3.1. */
export type JsonSchema = Record<string, unknown>

const formatsThatSayItAll: readonly unknown[] = ['date-time', 'date', 'uuid']

/**
 * The JSON Schema of what a client sends (`input`) or gets (`output`). What a client gets may grow: unknown fields are
 * refused on the way in only.
 */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: node }) => {
      if (formatsThatSayItAll.includes(node.format)) delete node.pattern
      if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum
      if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum
      if (io === 'output' && node.additionalProperties === false) delete node.additionalProperties
    },
  })
  return rest
}
