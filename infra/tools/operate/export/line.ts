import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Item } from '../../../../shared/aws/items/items.ts'

/** Bytes in a line: JSON that an item holds compressed, told plainly; or else as they are. */
type Encoded = { readonly $compressed: unknown } | { readonly $bytes: string }

function encodeBytes(bytes: Uint8Array): Encoded {
  try {
    return { $compressed: JSON.parse(inflateRawSync(bytes).toString()) }
  } catch {
    return { $bytes: Buffer.from(bytes).toString('base64') }
  }
}

/** A value with its fields in an order of their own: a table keeps none. */
function canonical(value: unknown): unknown {
  if (value instanceof Uint8Array) return encodeBytes(value)
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([name, field]) => [name, canonical(field)]))
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  if ('$compressed' in value) return deflateRawSync(JSON.stringify(value.$compressed))
  if ('$bytes' in value) return Buffer.from(String(value.$bytes), 'base64')
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]))
}

/** An item as one line of JSON; the same item always gives the same line. */
export const encodeItem = ({ pk, sk, ...rest }: Item): string =>
  JSON.stringify({ pk, sk, ...Object(canonical(rest)) })

/** The item of a line. @throws Error if the line is none. */
export function decodeItem(line: string): Item {
  const { pk, sk, ...rest } = JSON.parse(line)
  if (typeof pk !== 'string' || typeof sk !== 'string' || !('value' in rest))
    throw new Error('a line is no item')
  return { pk, sk, ...Object(plain(rest)) } as Item
}
