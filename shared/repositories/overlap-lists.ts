import type { Item, Items } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'
import type { CrowdedYouth } from '../domain/review/crowded.ts'
import { type WrittenLines, writeLines, writeUntilSame } from './lines.ts'

/** A view of the roster: youths whom many cadres claim, by the cadre’s id, then by the youth’s. */
export interface OverlapLists {
  /** What was changed a moment ago may be missing. */
  listCrowded(
    orgId: string,
    range?: { readonly after?: string | undefined; readonly limit?: number | undefined },
  ): AsyncIterable<CrowdedYouth>
}

/** Who writes the lists. */
export interface OverlapListsWriter {
  /** Brings the lists of a youth up to what `read` finds. @throws Error if others were faster every time. */
  writeCrowded(youthId: string, read: () => Promise<readonly ListedYouth[]>): Promise<void>
}

/** A youth as the list of one org has it. */
export interface ListedYouth {
  readonly listOf: string
  readonly crowded: CrowdedYouth
}

/** The items that hold a youth. */
export const overlapItems = (listed: readonly ListedYouth[]): Item<CrowdedYouth>[] =>
  listed.map(({ listOf, crowded }) => ({
    ...viewKeys.crowded(listOf, crowded.cadreId, crowded.youthId),
    value: crowded,
  }))

/** The lists stored in these items. */
export function overlapListsOn(items: Items): OverlapLists & OverlapListsWriter {
  return {
    async *listCrowded(orgId, { after, limit } = {}) {
      const { pk } = viewKeys.crowded(orgId, '', '')
      const range = { pk, from: ' ', to: '~', after, limit, weak: true }
      for await (const { value } of items.query<CrowdedYouth>(range)) yield value
    },

    async writeCrowded(youthId, read) {
      const key = viewKeys.overlapListed(youthId)
      await writeUntilSame('the claims on a youth', async () => {
        const state = await items.get<WrittenLines>(key)
        return writeLines(items, key, state, overlapItems(await read()))
      })
    },
  }
}
