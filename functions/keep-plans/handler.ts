import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { Problem } from '../../shared/declare/problem.ts'
import { authorAt } from '../../shared/http/author.ts'
import { requireOrg } from '../../shared/http/scope.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { openTable } from '../../shared/store/client.ts'
import type { Directory } from '../../shared/store/directory.ts'
import { dynamoDirectory } from '../../shared/store/roster/directory.ts'
import { dynamoItems } from '../../shared/store/roster/dynamo-items.ts'
import { type Plans, plansOn } from '../../shared/store/roster/plans.ts'
import { getPlan, putPlan } from './declaration.ts'

/** What keeping needs. */
export interface Dependencies {
  readonly plans: Pick<Plans, 'plan' | 'putPlan'>
  readonly directory: Directory
  readonly now: () => Date
}

/** Keeps implementation plans. */
export function build(environment: Environment, { plans, directory, now }: Dependencies) {
  return serve(environment, [
    on(putPlan, async ({ caller, params: { orgId }, body }) => {
      await requireOrg(directory, caller, orgId)
      const change = await plans.putPlan(orgId, body, authorAt(caller, now))
      return reply(change === 'created' ? 201 : 200, { orgId, ...body })
    }),

    on(getPlan, async ({ caller, params: { orgId } }) => {
      await requireOrg(directory, caller, orgId)
      const plan = await plans.plan(orgId)
      if (!plan) throw new Problem('not_found')
      return reply(200, { orgId, ...plan })
    }),
  ])
}

export const handler = onFirstCall(environment => {
  const roster = openTable(environment, 'roster')
  const now = () => new Date()
  return build(environment, {
    plans: plansOn(dynamoItems(roster)),
    directory: dynamoDirectory(roster, now),
    now,
  })
})
