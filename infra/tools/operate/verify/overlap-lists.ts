import type { Item } from '../../../../shared/aws/items/items.ts'
import { viewKeys } from '../../../../shared/aws/keys.ts'
import { listOverlaps, readCrowded } from '../../../../shared/listing/overlaps.ts'
import type { WrittenLines } from '../../../../shared/repositories/lines.ts'
import { overlapItems } from '../../../../shared/repositories/overlap-lists.ts'
import type { Stores } from '../stores.ts'
import type { Check } from './check.ts'
import { figuresOfLines } from './items.ts'

/** Every youth whom somebody ever claims. */
async function* listYouths({ tables }: Stores): AsyncIterable<string> {
  for await (const { pk, sk } of tables.roster.scanKeys())
    if (sk === 'CLAIMS') yield pk.slice(pk.indexOf('#') + 1)
}

/** Lists of youths whom many cadres claim, against the roster. */
export function checkOverlapLists(stores: Stores): Check<string> {
  const { views } = stores.tables
  const stateOf = (youthId: string): Promise<Item<WrittenLines> | undefined> =>
    views.get(viewKeys.overlapListed(youthId))
  return {
    subject: 'overlapLists',
    list: () => listYouths(stores),

    async compare(youthId) {
      const written = await stateOf(youthId)
      const items = overlapItems(await readCrowded(stores, youthId))
      const figures = await figuresOfLines(views, written ? [written] : [], items)
      return figures.length === 0 ? [] : [{ who: youthId, figures }]
    },

    async mend(youthId) {
      const state = await stateOf(youthId)
      // What it says of itself would spare the writing.
      if (state)
        await views.put(
          { ...state, version: (state.version ?? 0) + 1, value: { ...state.value, hashes: [] } },
          state.version,
        )
      await listOverlaps(stores, [youthId])
    },
  }
}
