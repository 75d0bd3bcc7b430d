import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Characters up to which a value is compressed with little memory: most are, and clearing zlib's takes longer than the work. */
const short = 4_000
const thrifty = { windowBits: 12, memLevel: 5, chunkSize: 2_048 }

/** A value as compressed JSON: a write unit is 1 kB, and ids repeat. */
export function compressJson(value: unknown): Uint8Array {
  const text = JSON.stringify(value)
  return deflateRawSync(text, text.length < short ? thrifty : undefined)
}

/** Bytes up to which what was compressed is expanded into a small piece of memory, where it mostly fits in. */
const small = 512

/** The value that {@link compressJson} took. */
export const expandJson = <T>(packed: Uint8Array): T =>
  JSON.parse(
    inflateRawSync(packed, packed.byteLength < small ? { chunkSize: 2_048 } : undefined).toString(),
  ) as T
