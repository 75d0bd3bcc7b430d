import { randomInt } from 'node:crypto'
import { type Items, next, wholePartition } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'
import { atOnce, concurrently } from '../concurrently.ts'
import { shardOf, shards } from '../domain/lake/shard.ts'

/** What of a cadre changed: events or results of a month, or the roster, which bears on the months from one on. */
export type LakeSubject = 'events' | 'results' | 'roster'

/** That what the lake holds of a cadre has to be written anew. */
export interface LakeMark {
  readonly subject: LakeSubject
  readonly month: string
  readonly cadreId: string
}

/** A mark as it was read: one made since is another. */
export interface ReadMark extends LakeMark {
  readonly token: number
}

/** Every month there ever was. */
export const allMonths = '0000-00'

/** No month: nothing but what the roster says now. */
export const noMonth = '9999-99'

/** Marks of what the lake lacks, by shard; and who writes it. */
export type LakeMarks = ReturnType<typeof lakeMarksOn>

/** The right to write the lake. */
export interface Lease {
  /** Holds it until another instant; false where it was lost. */
  extend(until: number): Promise<boolean>
  release(): Promise<void>
}

/** Marks stored in these items. */
export function lakeMarksOn(items: Items) {
  const inputsKey = viewKeys.lakeInputs
  async function listMarks(shard: string): Promise<ReadMark[]> {
    const found: ReadMark[] = []
    const { pk } = viewKeys.lakeMark(shard, '', '', '')
    for await (const { sk, version = 0 } of items.query(wholePartition(pk))) {
      const [subject, month = '', cadreId = ''] = sk.split('#')
      found.push({ subject: subject as LakeSubject, month, cadreId, token: version })
    }
    return found
  }

  return {
    async mark(marks: readonly LakeMark[]): Promise<void> {
      const put = ({ subject, month, cadreId }: LakeMark) => {
        const key = viewKeys.lakeMark(shardOf(cadreId), subject, month, cadreId)
        // Unguarded: whoever marks again need not know of the other, and the number tells the one from the other.
        return items.put({ ...key, version: randomInt(1, 2 ** 47), value: 1 })
      }
      await concurrently(marks, atOnce, put)
    },

    listMarks,

    /** The marks of every shard, to be read before what is written for them. */
    async listAllMarks(): Promise<ReadonlyMap<string, readonly ReadMark[]>> {
      return new Map(
        await concurrently(shards, atOnce, async shard => [shard, await listMarks(shard)] as const),
      )
    },

    /** Takes marks away, but for those that were made anew since they were read. */
    async clearMarks(shard: string, marks: readonly ReadMark[]): Promise<void> {
      await concurrently(marks, atOnce, ({ subject, month, cadreId, token }) =>
        items.remove(viewKeys.lakeMark(shard, subject, month, cadreId), token),
      )
    },

    /** The right to write the lake until an instant (ms); undefined while somebody else has it. */
    async takeLease(now: number, until: number): Promise<Lease | undefined> {
      const key = viewKeys.lakeLease
      const known = await items.get<number>(key)
      if (known && known.value > now) return undefined
      let { guard, version } = next(known)
      if (!(await items.put({ ...key, version, value: until }, guard)).done) return undefined
      return {
        async extend(longer) {
          guard = version
          version++
          return (await items.put({ ...key, version, value: longer }, guard)).done
        },
        // Stays as a lease that has ended: of two who come at once only one may take it.
        async release() {
          await items.put({ ...key, version: version + 1, value: 0 }, version)
        },
      }
    },

    /** By what the lake was written last. */
    readInputs: async (): Promise<string | undefined> => (await items.get<string>(inputsKey))?.value,

    async putInputs(inputs: string): Promise<void> {
      await items.put({ ...inputsKey, value: inputs })
    },
  }
}
