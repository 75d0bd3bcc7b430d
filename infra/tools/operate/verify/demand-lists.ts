import { beginningWith } from '../../../../shared/aws/items/items.ts'
import { viewKeys } from '../../../../shared/aws/keys.ts'
import { listDemands, readDemands } from '../../../../shared/listing/demands.ts'
import { demandItems } from '../../../../shared/repositories/demand-lists.ts'
import type { WrittenLines } from '../../../../shared/repositories/lines.ts'
import type { Stores } from '../stores.ts'
import { listCadres } from './cadres.ts'
import type { Check } from './check.ts'
import { readable } from './facts.ts'
import { checkLines } from './lines.ts'

/** Lists of demands, against the facts and the roster. */
export function checkDemandLists(stores: Stores): Check<string> {
  const { views } = stores.tables
  return checkLines(views, {
    subject: 'demandLists',
    list: () => listCadres(stores),

    notesOf(cadreId) {
      const { pk, sk } = viewKeys.demandsListed(cadreId, '')
      return Array.fromAsync(views.query<WrittenLines>(beginningWith(pk, sk)))
    },

    async itemsOf(cadreId) {
      const demands = await readable(readDemands(stores, cadreId))
      return demands && [...demandItems(cadreId, demands).values()].flat()
    },

    write: cadreId => listDemands(stores, cadreId),
  })
}
