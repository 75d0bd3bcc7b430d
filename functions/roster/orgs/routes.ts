import { authorAt } from '../../../shared/access/author.ts'
import { permitOrg } from '../../../shared/access/permit/orgs.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { type OrgProfile, orgOn } from '../../../shared/domain/roster/orgs.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { refuseTraces } from '../removing.ts'
import { deleteOrg, getOrg, putOrg } from './endpoints.ts'

/** An org as the API shows it: what is valid on a date, or will be first, and the whole history beside it. */
function orgAsOf(profile: OrgProfile, date: string) {
  const valid = orgOn(profile, date)
  if (!valid) throw new Error(`org ${profile.orgId} has no history`)
  return { ...valid, ...profile }
}

/** Keeps orgs in this roster. */
export function routes({ roster, directory, traces, now, openRoots }: Dependencies): readonly Route[] {
  const toAnswer = (profile: OrgProfile) => orgAsOf(profile, todayAt(now()))

  return [
    on(
      putOrg,
      async ({ caller, params: { orgId }, body }) => {
        const { change, profile } = await roster.putOrg(orgId, body, authorAt(caller, now), existing =>
          permitOrg(directory, caller, orgId, body, existing, openRoots),
        )
        return reply(change === 'created' ? 201 : 200, toAnswer(profile))
      },
      ({ caller, params: { orgId }, body: { parentId } }) =>
        roster.readAhead({ orgIds: [orgId, parentId, caller.org] }),
    ),

    on(getOrg, async ({ params: { orgId } }) => {
      const profile = await roster.readOrgProfile(orgId)
      if (!profile) throw new Problem('not_found')
      return reply(200, toAnswer(profile))
    }),

    on(deleteOrg, async ({ caller, params: { orgId } }) => {
      await roster.removeOrg(orgId, authorAt(caller, now), async () =>
        refuseTraces(await traces.findTracesOfOrg(orgId)),
      )
      return reply(204, undefined)
    }),
  ]
}
