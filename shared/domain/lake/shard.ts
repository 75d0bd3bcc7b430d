import { createHash } from 'node:crypto'

/** Parts into which each month's objects are cut, so that a change writes little anew. */
export const shardCount = 16

/** The part of the lake in which a cadre lies: SHA-256 of its id, modulo {@link shardCount}, as two digits. */
export function shardOf(cadreId: string): string {
  const last = createHash('sha256').update(cadreId).digest().at(-1) as number
  return shardName(last % shardCount)
}

const shardName = (shard: number) => String(shard).padStart(2, '0')

/** Every part, ascending. */
export const shards: readonly string[] = Array.from({ length: shardCount }, (_, n) => shardName(n))
