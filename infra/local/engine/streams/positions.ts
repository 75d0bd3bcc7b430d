import type { Store } from '../store.ts'

/** How far a mapping has come in one shard. */
export interface Position {
  /** The last sequence number done with; undefined at the shard's beginning. */
  sequence: string | undefined
  finished: boolean
}

/** The positions of one mapping, kept across restarts. */
export interface Positions {
  /** Whether the mapping has been here before. */
  known(): boolean
  get(shard: string): Position | undefined
  advance(shard: string, sequence: string | undefined): void
  finish(shard: string): void
  /** Forgets shards that no longer exist. */
  keepOnly(shards: string[]): void
}

/** Opens the positions of a mapping. `mapping` names it together with its stream: a new stream starts anew. */
export function openPositions({ database }: Store, mapping: string): Positions {
  const any = database.prepare('SELECT 1 FROM positions WHERE mapping = ? LIMIT 1')
  const read = database.prepare('SELECT sequence, finished FROM positions WHERE mapping = ? AND shard = ?')
  const all = database.prepare('SELECT shard FROM positions WHERE mapping = ?')
  const drop = database.prepare('DELETE FROM positions WHERE mapping = ? AND shard = ?')
  const write = database.prepare(
    `INSERT INTO positions (mapping, shard, sequence) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET sequence = coalesce(excluded.sequence, sequence)`,
  )
  const finish = database.prepare(
    `INSERT INTO positions (mapping, shard, finished) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET finished = 1`,
  )
  return {
    known: () => any.get(mapping) !== undefined,
    get(shard) {
      const row = read.get(mapping, shard)
      return row && { sequence: (row.sequence as string | null) ?? undefined, finished: row.finished === 1 }
    },
    advance: (shard, sequence) => void write.run(mapping, shard, sequence ?? null),
    finish: shard => void finish.run(mapping, shard),
    keepOnly(shards) {
      for (const { shard } of all.all(mapping)) {
        if (!shards.includes(String(shard))) drop.run(mapping, String(shard))
      }
    },
  }
}
