import { tableOf } from '../../shared/assessing/table.ts'
import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { Problem } from '../../shared/declare/problem.ts'
import { pageFrom } from '../../shared/http/page.ts'
import { requireOrg } from '../../shared/http/scope.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { type Assessments, dynamoAssessments } from '../../shared/store/assessments.ts'
import { openTable } from '../../shared/store/client.ts'
import type { Directory } from '../../shared/store/directory.ts'
import { dynamoDirectory } from '../../shared/store/roster/directory.ts'
import { dynamoItems } from '../../shared/store/roster/dynamo-items.ts'
import { rosterReadsOn } from '../../shared/store/roster/open.ts'
import type { RosterReads } from '../../shared/store/roster/roster.ts'
import { type SignOffs, signOffsOn } from '../../shared/store/roster/sign-offs.ts'
import { listSignOffs, signOffMonth } from './declaration.ts'
import { digestOf } from './digest.ts'

/** What signing needs. */
export interface Dependencies {
  readonly roster: Pick<RosterReads, 'children'>
  readonly assessments: Pick<Assessments, 'rows'>
  readonly signOffs: SignOffs
  readonly directory: Directory
  readonly now: () => Date
}

/** Signs orgs' months off. What was signed is told by its digest, so that nothing can be slipped under a signature. */
export function build(environment: Environment, deps: Dependencies) {
  const { roster, assessments, signOffs, directory, now } = deps
  return serve(environment, [
    on(signOffMonth, async ({ caller, params: { orgId, month }, body: { note } }) => {
      await requireOrg(directory, caller, orgId)
      const rows = await tableOf(roster, assessments, orgId, month)
      if (rows.length === 0 || rows.some(({ status }) => status !== 'final'))
        throw new Problem('month_not_final')
      const { first, added } = await signOffs.add({
        orgId,
        month,
        digest: digestOf(orgId, month, rows),
        cadres: rows.length,
        by: caller.subject,
        at: now().toISOString(),
        ...(note !== undefined && { note }),
      })
      return reply(added ? 201 : 200, { ...first, outdated: false })
    }),

    on(listSignOffs, async ({ caller, params: { orgId, month }, query }) => {
      await requireOrg(directory, caller, orgId)
      const known = await signOffs.of(orgId, month)
      const rows = known.length ? await tableOf(roster, assessments, orgId, month) : []
      const digest = digestOf(orgId, month, rows)
      const { items, ...rest } = pageFrom(known, signOff => signOff.digest, query)
      const shown = items.map(signOff => ({ ...signOff, outdated: signOff.digest !== digest }))
      return reply(200, { items: shown, ...rest })
    }),
  ])
}

export const handler = onFirstCall(environment => {
  const table = openTable(environment, 'roster')
  const items = dynamoItems(table)
  const now = () => new Date()
  return build(environment, {
    roster: rosterReadsOn(items),
    assessments: dynamoAssessments(openTable(environment, 'views')),
    signOffs: signOffsOn(items),
    directory: dynamoDirectory(table, now),
    now,
  })
})
