import { compressJson, expandJson } from '../aws/compressed-json.ts'
import { beginningWith, type Item, type Items } from '../aws/items/items.ts'
import { resultKeys } from '../aws/keys.ts'
import type { Revision } from '../domain/assessment/revision.ts'
import { correlated } from '../telemetry/trace.ts'

/** Results: every revision of cadres' assessments, for good. Reads see what was written a moment ago. */
export type Revisions = ReturnType<typeof revisionsOn>

async function* expanded<Value>(items: AsyncIterable<Item<Uint8Array>>): AsyncGenerator<Value> {
  for await (const { value } of items) yield expandJson<Value>(value)
}

/** Revisions stored in these items. */
export function revisionsOn(items: Items) {
  const revisionsOf = (cadreId: string, month: string) => {
    const { pk, sk } = resultKeys.revision(cadreId, month, 0)
    return beginningWith(pk, sk.slice(0, sk.lastIndexOf('#') + 1))
  }

  return {
    async readLatestRevision(cadreId: string, month: string): Promise<Revision | undefined> {
      const lastOne = { ...revisionsOf(cadreId, month), descending: true, limit: 1 }
      const [latest] = await Array.fromAsync(expanded<Revision>(items.query(lastOne)))
      return latest
    },

    async readRevision(cadreId: string, month: string, revision: number): Promise<Revision | undefined> {
      const item = await items.get<Uint8Array>(resultKeys.revision(cadreId, month, revision))
      return item && expandJson<Revision>(item.value)
    },

    /** All revisions, ascending. */
    readRevisions: (cadreId: string, month: string): Promise<Revision[]> =>
      Array.fromAsync(expanded<Revision>(items.query(revisionsOf(cadreId, month)))),

    /** All revisions of the months from one to another, ascending. */
    readRevisionsBetween(cadreId: string, from: string, to: string): Promise<Revision[]> {
      const { pk, sk } = resultKeys.revision(cadreId, from, 0)
      const last = resultKeys.revision(cadreId, to, 999_999).sk
      return Array.fromAsync(expanded<Revision>(items.query({ pk, from: sk, to: last })))
    },

    /** Months from `month` on for which the cadre was assessed, ascending. */
    async listAssessedMonths(cadreId: string, month: string): Promise<string[]> {
      const { pk, sk: from } = resultKeys.revision(cadreId, month, 0)
      const months = new Set<string>()
      for await (const { sk } of items.queryKeys({
        pk,
        from,
        to: resultKeys.revision(cadreId, '9999-12', 0).sk,
      }))
        months.add(sk.split('#')[1] as string)
      return [...months]
    },

    /** Adds a revision; false if there already is one of that number. */
    async addRevision(revision: Revision): Promise<boolean> {
      const key = resultKeys.revision(revision.cadreId, revision.month, revision.revision)
      return (await items.put({ ...key, ...correlated(), value: compressJson(revision) }, 'absent')).done
    },
  }
}
