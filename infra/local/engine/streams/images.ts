import { isObject, type JsonObject } from '../../template/json.ts'

/** An attribute value; DynamoDB Local's streams hand out an empty map without its type, where the service says `M`. */
function typedValue(value: unknown): unknown {
  if (!isObject(value)) return value
  if (Object.keys(value).length === 0) return { M: {} }
  const { M: map, L: list } = value
  if (isObject(map)) return { M: typedImage(map) }
  return Array.isArray(list) ? { L: list.map(typedValue) } : value
}

/** An item of a stream as the service hands it out. */
export const typedImage = (image: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, typedValue(value)])) as JsonObject
