import { sorted, tableOf } from '../../shared/assessing/table.ts'
import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { emptySums, rollUp } from '../../shared/domain/assessment/rollup.ts'
import { huaian2016 } from '../../shared/domain/policy.ts'
import { attributesOn } from '../../shared/domain/roster.ts'
import { pageFrom } from '../../shared/http/page.ts'
import { requireOrg } from '../../shared/http/scope.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { type Assessments, dynamoAssessments } from '../../shared/store/assessments.ts'
import { openTable } from '../../shared/store/client.ts'
import type { Directory } from '../../shared/store/directory.ts'
import { dynamoRollups, type Rollups } from '../../shared/store/rollups.ts'
import { dynamoDirectory } from '../../shared/store/roster/directory.ts'
import { dynamoRosterReads } from '../../shared/store/roster/open.ts'
import type { RosterReads } from '../../shared/store/roster/roster.ts'
import { getRollup, listCadreAssessments } from './declaration.ts'

/** What answering needs. */
export interface Dependencies {
  readonly roster: Pick<RosterReads, 'children' | 'profiles'>
  readonly assessments: Pick<Assessments, 'rows'>
  readonly rollups: Pick<Rollups, 'read'>
  readonly directory: Directory
}

/** Answers about an org. */
export function build(environment: Environment, { roster, assessments, rollups, directory }: Dependencies) {
  return serve(environment, [
    on(getRollup, async ({ caller, params: { orgId, month } }) => {
      await requireOrg(directory, caller, orgId)
      const view = await rollups.read(orgId, month)
      return reply(200, view?.rollup ?? rollUp(huaian2016, orgId, month, emptySums()))
    }),

    on(listCadreAssessments, async ({ caller, params: { orgId, month }, query: { sort, ...page } }) => {
      await requireOrg(directory, caller, orgId)
      const table = sorted(await tableOf(roster, assessments, orgId, month), sort)
      const { items, ...rest } = pageFrom(table, row => row.cadreId, page)
      if (caller.role === 'analyst') return reply(200, { items, ...rest })
      const profiles = await roster.profiles(items.map(row => row.cadreId))
      const named = items.map(row => {
        const profile = profiles[row.cadreId]
        const name = profile && attributesOn(profile, row.asOf)?.name
        return name === undefined ? row : { name, ...row }
      })
      return reply(200, { items: named, ...rest })
    }),
  ])
}

export const handler = onFirstCall(environment => {
  const roster = openTable(environment, 'roster')
  const views = openTable(environment, 'views')
  return build(environment, {
    roster: dynamoRosterReads(roster),
    assessments: dynamoAssessments(views),
    rollups: dynamoRollups(views),
    directory: dynamoDirectory(roster, () => new Date()),
  })
})
