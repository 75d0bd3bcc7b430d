import { beginningWith } from '../../../../shared/aws/items/items.ts'
import { viewKeys } from '../../../../shared/aws/keys.ts'
import { listDemands, readDemands } from '../../../../shared/listing/demands.ts'
import { demandItems } from '../../../../shared/repositories/demand-lists.ts'
import type { WrittenLines } from '../../../../shared/repositories/lines.ts'
import type { Stores } from '../stores.ts'
import { listCadres } from './cadres.ts'
import type { Check } from './check.ts'
import { readable } from './facts.ts'
import { figuresOfLines } from './items.ts'

/** Lists of demands, against the facts and the roster. */
export function checkDemandLists(stores: Stores, total?: () => number | undefined): Check<string> {
  const { views } = stores.tables
  const states = (cadreId: string) => {
    const { pk, sk } = viewKeys.demandsListed(cadreId, '')
    return Array.fromAsync(views.query<WrittenLines>(beginningWith(pk, sk)))
  }
  return {
    subject: 'demandLists',
    ...(total && { total }),
    list: () => listCadres(stores),

    async compare(cadreId) {
      const written = await states(cadreId)
      const demands = await readable(readDemands(stores, cadreId))
      if (!demands) return []
      const items = [...demandItems(cadreId, demands).values()].flat()
      const figures = await figuresOfLines(views, written, items)
      return figures.length === 0 ? [] : [{ who: cadreId, figures }]
    },

    async mend(cadreId) {
      // What it says of itself would spare the writing.
      for (const state of await states(cadreId))
        await views.put(
          { ...state, version: (state.version ?? 0) + 1, value: { ...state.value, hashes: [] } },
          state.version,
        )
      await listDemands(stores, cadreId)
    },
  }
}
