import type { Item } from '../../../../shared/aws/items/items.ts'
import { viewKeys } from '../../../../shared/aws/keys.ts'
import type { WrittenLines } from '../../../../shared/repositories/lines.ts'
import { registerItems } from '../../../../shared/repositories/register.ts'
import { linesOf, registerCadre } from '../../../../shared/repositories/roster/registering.ts'
import type { Stores } from '../stores.ts'
import { listCadres } from './cadres.ts'
import type { Check } from './check.ts'
import { figuresOfLines } from './items.ts'

/** Lines of the registers, against the roster. */
export function checkRegister(stores: Stores): Check<string> {
  const { roster, tables } = stores
  const { views } = tables
  return {
    subject: 'register',
    list: () => listCadres(stores),

    async compare(cadreId) {
      const written = await views.get<WrittenLines>(viewKeys.registered(cadreId))
      const items = registerItems(cadreId, await linesOf(roster, cadreId))
      const figures = await figuresOfLines(views, written ? [written] : [], items)
      return figures.length === 0 ? [] : [{ who: cadreId, figures }]
    },

    async mend(cadreId) {
      const state: Item<object> | undefined = await views.get(viewKeys.registered(cadreId))
      // What it says of itself would spare the writing.
      if (state?.version !== undefined)
        await views.put(
          { ...state, version: state.version + 1, value: { ...state.value, hashes: [] } },
          state.version,
        )
      await registerCadre(stores, cadreId)
    },
  }
}
