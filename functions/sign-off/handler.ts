import { orgRows } from '../../shared/access/org-view.ts'
import { signOffsSeen } from '../../shared/access/sign-offs-seen.ts'
import { signOffDigest } from '../../shared/assessing/sign-off-digest.ts'
import { type Environment, onFirstCall } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { type Order, pageFrom } from '../../shared/http/page.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { assessments, clock, directory, openPorts, rosterReads, signOffs } from '../../shared/ports.ts'
import type { Assessments } from '../../shared/repositories/assessments.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'
import type { SignOff, SignOffs } from '../../shared/repositories/sign-offs.ts'
import { listSignOffs, signOffMonth } from './endpoints.ts'

/** What signing needs. */
export interface Dependencies {
  readonly roster: Pick<RosterReads, 'listChildren'>
  readonly assessments: Pick<Assessments, 'listRows' | 'readRevisions'>
  readonly signOffs: SignOffs
  readonly directory: Directory
  readonly now: () => Date
}

/** In the order in which they were signed. */
const bySigning: Order<SignOff> = {
  name: 'at',
  placeOf: ({ at, by, cadres }) => [at, by, cadres],
}

/** Signs orgs' months off. What was signed is told by its digest, so that nothing can be slipped under a signature. */
export function build(environment: Environment, deps: Dependencies) {
  const { signOffs, now } = deps
  return serve(
    environment,
    [
      on(signOffMonth, async ({ caller, params: { orgId, month }, body: { note } }) => {
        const rows = await orgRows(deps, caller, orgId, month)
        if (rows.length === 0 || rows.some(({ status }) => status !== 'final'))
          throw new Problem('month_not_final')
        const isOwn = rows.some(({ cadreId }) => cadreId === caller.cadreId)
        const { first, added } = await signOffs.addSignOff({
          orgId,
          month,
          digest: signOffDigest(orgId, month, rows),
          cadres: rows.length,
          by: caller.subject,
          at: now().toISOString(),
          ...(note !== undefined && { note }),
          ...(isOwn && caller.cadreId !== undefined && { without: caller.cadreId }),
        })
        const { without: _, ...signed } = first
        return reply(added ? 201 : 200, { ...signed, outdated: false })
      }),

      on(listSignOffs, async ({ caller, params: { orgId, month }, query }) => {
        const { items, ...rest } = pageFrom(await signOffs.listSignOffs(orgId, month), bySigning, query)
        return reply(200, { items: await signOffsSeen(deps, caller, orgId, month, items), ...rest })
      }),
    ],
    deps,
  )
}

export const handler = onFirstCall(environment =>
  build(
    environment,
    openPorts(environment, { roster: rosterReads, assessments, signOffs, directory, now: clock }),
  ),
)
