import { authorAt } from '../../../shared/access/author.ts'
import { permitCadre } from '../../../shared/access/permit/cadres.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import {
  type CadreAttributes,
  type CadreProfile,
  undated,
  validOrFirst,
} from '../../../shared/domain/roster/roster.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { ownFieldsNow } from '../../../shared/repositories/roster/open.ts'
import type { Dependencies } from '../ports.ts'
import { refuseTraces } from '../removing.ts'
import { withWarnings } from '../warnings.ts'
import { deleteCadre, getCadre, putCadre, putOwnContact } from './endpoints.ts'
import { warningsOnCadre } from './warnings.ts'

/** A cadre as the API shows it: what is valid on a date, or will be first, and the whole history beside it. */
function cadreAsOf(profile: CadreProfile, date: string) {
  const valid = validOrFirst(profile.history, date)
  if (!valid) throw new Error(`cadre ${profile.cadreId} has no history`)
  return { ...valid, ...profile }
}

/** Keeps cadres in this roster. */
export function routes(deps: Dependencies): readonly Route[] {
  const { roster, directory, traces, now } = deps
  const toAnswer = (profile: CadreProfile) => cadreAsOf(profile, todayAt(now()))

  return [
    on(
      putCadre,
      async ({ caller, params: { cadreId }, body }) => {
        const own = await ownFieldsNow(deps, caller, cadreId)
        const { change, profile } = await roster.putCadre(cadreId, body, authorAt(caller, now), existing =>
          permitCadre(directory, caller, cadreId, body, existing, own),
        )
        const found = await warningsOnCadre(deps, caller, profile)
        return reply(change === 'created' ? 201 : 200, withWarnings(toAnswer(profile), found))
      },
      ({ caller, params: { cadreId }, body: { orgId, bases } }) =>
        roster.readAhead({
          cadreId,
          orgIds: [orgId, caller.org],
          baseIds: bases.map(({ baseId }) => baseId),
        }),
    ),

    on(putOwnContact, async ({ caller, params: { cadreId }, body }) => {
      const own = await ownFieldsNow(deps, caller, cadreId)
      const change = async (existing: CadreProfile) => {
        const { effectiveFrom: _, ...content } = validOrFirst(
          existing.history,
          todayAt(now()),
        ) as CadreAttributes
        const { accounts = content.accounts, mobile = content.mobile } = body
        const cadre = { ...content, ...undated(existing), accounts, mobile }
        await permitCadre(directory, caller, cadreId, cadre, existing, own)
        return cadre
      }
      const { profile } = await roster.changeCadre(cadreId, change, authorAt(caller, now))
      return reply(200, withWarnings(toAnswer(profile), await warningsOnCadre(deps, caller, profile)))
    }),

    on(getCadre, async ({ params: { cadreId } }) => {
      const profile = await roster.readProfile(cadreId)
      if (!profile) throw new Problem('not_found')
      return reply(200, toAnswer(profile))
    }),

    on(deleteCadre, async ({ caller, params: { cadreId } }) => {
      if (caller.cadreId === cadreId) throw new Problem('another_hand')
      await roster.removeCadre(cadreId, authorAt(caller, now), async () =>
        refuseTraces(await traces.findTracesOfCadre(cadreId)),
      )
      return reply(204, undefined)
    }),
  ]
}
