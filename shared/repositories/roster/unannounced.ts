import { createHash } from 'node:crypto'
import { type Item, type Items, valuesOf, type Write, wholePartition } from '../../aws/items/items.ts'
import { type Key, rosterKeys } from '../../aws/keys.ts'
import type { AuditEvent } from './roster.ts'

/** Notes are spread, so that a large import is not slowed by one partition's limit. */
const shards = [...'0123456789abcdef']

const shardOf = ({ pk, sk }: Key) => createHash('sha256').update(`${pk}#${sk}`).digest('hex').charAt(0)

function noteKey(audit: Item): Key {
  const { at } = audit.value as AuditEvent
  return rosterKeys.unannounced(shardOf(audit), at, audit)
}

/** The note that an audit event has to be announced. */
export const noteWrite = (audit: Item<AuditEvent>): Write => ({
  put: { ...noteKey(audit), value: { pk: audit.pk, sk: audit.sk } },
})

/** Audit events of the roster that the bus was not told of yet. */
export type Unannounced = ReturnType<typeof unannouncedOn>

/** Those of the roster kept in these items. */
export function unannouncedOn(items: Pick<Items, 'query' | 'getMany' | 'remove'>) {
  const keysIn = (shard: string, to: string, limit: number) =>
    valuesOf<Key>(items, {
      ...wholePartition(rosterKeys.unannounced(shard, '', { pk: '', sk: '' }).pk),
      to,
      limit,
    })

  return {
    /** Those of before an instant, the oldest of each partition of notes first, about `most` at most. */
    async listUnannounced(before: string, most: number): Promise<Item<AuditEvent>[]> {
      const limit = Math.ceil(most / shards.length)
      const keys = await Promise.all(shards.map(shard => keysIn(shard, before, limit)))
      return items.getMany<AuditEvent>(keys.flat())
    },

    /** Takes note that the bus knows of it. */
    markAnnounced: async (audit: Item): Promise<void> => void (await items.remove(noteKey(audit))),
  }
}
