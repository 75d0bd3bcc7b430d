import { authorAt } from '../../../shared/access/author.ts'
import { permitCadre } from '../../../shared/access/permit.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import type { CadreProfile } from '../../../shared/domain/roster/roster.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { RosterDependencies } from '../../../shared/repositories/roster/open.ts'
import { cadreAsOf } from './as-of.ts'
import { getCadre, putCadre } from './endpoints.ts'

/** Keeps cadres in this roster. */
export function routes({ roster, directory, now }: RosterDependencies): readonly Route[] {
  const shown = (profile: CadreProfile) => cadreAsOf(profile, todayAt(now()))

  return [
    on(putCadre, async ({ caller, params: { cadreId }, body }) => {
      const { change, profile } = await roster.putCadre(cadreId, body, authorAt(caller, now), existing =>
        permitCadre(directory, caller, cadreId, body, existing),
      )
      return reply(change === 'created' ? 201 : 200, shown(profile))
    }),

    on(getCadre, async ({ params: { cadreId } }) => {
      const profile = await roster.readProfile(cadreId)
      if (!profile) throw new Problem('not_found')
      return reply(200, shown(profile))
    }),
  ]
}
