import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** A value as compressed JSON: a write unit is 1 kB, and ids repeat. */
export const compressJson = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value))

/** The value that {@link compressJson} took. */
export const expandJson = <T>(packed: Uint8Array): T => JSON.parse(inflateRawSync(packed).toString()) as T
