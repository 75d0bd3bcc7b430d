import { createHash } from 'node:crypto'
import { compressJson, expandJson } from '../compressed-json.ts'
import type { Key } from '../keys.ts'
import type { Items } from './items.ts'

/** Bytes of one slice: an item holds 400 kB. */
const sliceBytes = 350_000

/** A value as it stands in an item: whole, or where its slices are. */
export type Large = Uint8Array | { readonly slices: number; readonly of: string }

const sliceKey = ({ pk, sk }: Key, of: string, n: number): Key => ({
  pk,
  sk: `SLICE#${sk}#${of}#${String(n).padStart(3, '0')}`,
})

/**
 * Prepares a value that may be larger than an item. Slices are put at once, under what they hold, so that whoever else
 * prepares another value for the same key leaves them alone; the item itself is the caller's to put.
 */
export async function prepareLarge(items: Pick<Items, 'put'>, key: Key, value: unknown): Promise<Large> {
  const bytes = compressJson(value)
  if (bytes.byteLength <= sliceBytes) return bytes
  const of = createHash('sha256').update(bytes).digest('base64url').slice(0, 16)
  const slices = Math.ceil(bytes.byteLength / sliceBytes)
  for (let n = 0; n < slices; n++) {
    const slice = bytes.subarray(n * sliceBytes, (n + 1) * sliceBytes)
    await items.put({ ...sliceKey(key, of, n), value: slice })
  }
  return { slices, of }
}

/** The value that {@link prepareLarge} took. */
export async function readLarge<Value>(items: Pick<Items, 'get'>, key: Key, large: Large): Promise<Value> {
  if (large instanceof Uint8Array) return expandJson<Value>(large)
  const slices: Uint8Array[] = []
  for (let n = 0; n < large.slices; n++) {
    const slice = await items.get<Uint8Array>(sliceKey(key, large.of, n))
    if (!slice) throw new Error('a slice is missing')
    slices.push(slice.value)
  }
  return expandJson<Value>(Buffer.concat(slices))
}
