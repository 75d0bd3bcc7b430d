import { isDeepStrictEqual } from 'node:util'
import type { Item } from '../../../../shared/aws/items/items.ts'
import { viewKeys } from '../../../../shared/aws/keys.ts'
import type { CrowdedYouth } from '../../../../shared/domain/review/crowded.ts'
import { listOverlaps, readCrowded } from '../../../../shared/listing/overlaps.ts'
import type { WrittenLines } from '../../../../shared/repositories/lines.ts'
import { overlapItems } from '../../../../shared/repositories/overlap-lists.ts'
import type { Stores } from '../stores.ts'
import type { Check } from './check.ts'
import { figure, nothing } from './difference.ts'

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
      const known = (await stateOf(youthId))?.value.keys ?? []
      const items = overlapItems(await readCrowded(stores, youthId))
      const wanted = new Set(items.map(({ pk, sk }) => `${pk} ${sk}`))
      const stored = new Map(
        (await views.getMany<CrowdedYouth>(items)).map(item => [`${item.pk} ${item.sk}`, item.value]),
      )
      const figures = items.flatMap(({ pk, sk, value }) => {
        const found = stored.get(`${pk} ${sk}`)
        return isDeepStrictEqual(found, value) ? [] : figure(pk, found, value)
      })
      for (const { pk, sk } of known) if (!wanted.has(`${pk} ${sk}`)) figures.push(...figure(pk, sk, nothing))
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
