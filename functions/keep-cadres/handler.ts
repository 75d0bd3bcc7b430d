import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { Problem } from '../../shared/declare/problem.ts'
import type { CadreProfile } from '../../shared/domain/roster.ts'
import { todayAt } from '../../shared/domain/today.ts'
import { authorAt } from '../../shared/http/author.ts'
import { requireCadre, requireOrg, requireOrgAt } from '../../shared/http/scope.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { type Keeping, openKeeping } from '../../shared/store/roster/open.ts'
import { cadreAsOf } from './as-of.ts'
import { getCadre, putCadre } from './declaration.ts'

/** Keeps cadres in this roster. */
export function build(environment: Environment, { roster, directory, now }: Keeping) {
  const shown = (profile: CadreProfile) => cadreAsOf(profile, todayAt(now()))

  return serve(environment, [
    on(putCadre, async ({ caller, params: { cadreId }, body }) => {
      const { change, profile } = await roster.putCadre(
        cadreId,
        body,
        authorAt(caller, now),
        async existing => {
          await requireOrgAt(directory, caller, body.orgId, 'orgId')
          if (existing) await requireOrg(directory, caller, shown(existing).orgId)
        },
      )
      return reply(change === 'created' ? 201 : 200, shown(profile))
    }),

    on(getCadre, async ({ caller, params: { cadreId } }) => {
      await requireCadre(directory, caller, cadreId)
      const profile = await roster.profile(cadreId)
      if (!profile) throw new Problem('not_found')
      return reply(200, shown(profile))
    }),
  ])
}

export const handler = onFirstCall(environment => build(environment, openKeeping(environment)))
