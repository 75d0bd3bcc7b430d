import { viewKeys } from '../../../../shared/aws/keys.ts'
import { registerItems } from '../../../../shared/repositories/register.ts'
import { linesOf, registerCadre } from '../../../../shared/repositories/roster/registering.ts'
import type { Stores } from '../stores.ts'
import { listCadres } from './cadres.ts'
import type { Check } from './check.ts'
import { checkLines } from './lines.ts'

/** Lines of the registers, against the roster. */
export function checkRegister(stores: Stores): Check<string> {
  const { views } = stores.tables
  return checkLines(views, {
    subject: 'register',
    list: () => listCadres(stores),
    notesOf: cadreId => views.getMany([viewKeys.registered(cadreId)]),
    itemsOf: async cadreId => registerItems(cadreId, await linesOf(stores.roster, cadreId)),
    write: cadreId => registerCadre(stores, cadreId),
  })
}
