import { signOffDigest } from '../../shared/assessing/sign-off-digest.ts'
import { tableOf } from '../../shared/assessing/table.ts'
import { type Environment, onFirstCall } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { type Order, pageFrom } from '../../shared/http/page.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { clock, directory, openPorts, rosterReads, rows, signOffs } from '../../shared/ports.ts'
import type { Assessments } from '../../shared/repositories/assessments.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'
import type { SignOffs } from '../../shared/repositories/sign-offs.ts'
import { listSignOffs, signOffMonth } from './endpoints.ts'

/** What signing needs. */
export interface Dependencies {
  readonly roster: Pick<RosterReads, 'listChildren'>
  readonly assessments: Pick<Assessments, 'listRows'>
  readonly signOffs: SignOffs
  readonly directory: Directory
  readonly now: () => Date
}

/** In the order in which they were signed. */
const bySigning: Order<{ readonly at: string; readonly digest: string }> = {
  name: 'at',
  placeOf: ({ at, digest }) => [at, digest],
}

/** Signs orgs' months off. What was signed is told by its digest, so that nothing can be slipped under a signature. */
export function build(environment: Environment, deps: Dependencies) {
  const { roster, assessments, signOffs, now } = deps
  return serve(
    environment,
    [
      on(signOffMonth, async ({ caller, params: { orgId, month }, body: { note } }) => {
        const rows = await tableOf(roster, assessments, orgId, month)
        if (rows.length === 0 || rows.some(({ status }) => status !== 'final'))
          throw new Problem('month_not_final')
        const { first, added } = await signOffs.addSignOff({
          orgId,
          month,
          digest: signOffDigest(orgId, month, rows),
          cadres: rows.length,
          by: caller.subject,
          at: now().toISOString(),
          ...(note !== undefined && { note }),
        })
        return reply(added ? 201 : 200, { ...first, outdated: false })
      }),

      on(listSignOffs, async ({ params: { orgId, month }, query }) => {
        const known = await signOffs.listSignOffs(orgId, month)
        const rows = known.length ? await tableOf(roster, assessments, orgId, month) : []
        const digest = signOffDigest(orgId, month, rows)
        const { items, ...rest } = pageFrom(known, bySigning, query)
        const shown = items.map(signOff => ({ ...signOff, outdated: signOff.digest !== digest }))
        return reply(200, { items: shown, ...rest })
      }),
    ],
    deps,
  )
}

export const handler = onFirstCall(environment =>
  build(
    environment,
    openPorts(environment, { roster: rosterReads, assessments: rows, signOffs, directory, now: clock }),
  ),
)
