import { authorAt } from '../../../shared/access/author.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { getPlan, putPlan } from './endpoints.ts'

/** Keeps implementation plans. */
export function routes({ plans, now }: Dependencies): readonly Route[] {
  return [
    on(putPlan, async ({ caller, params: { orgId }, body }) => {
      const change = await plans.putPlan(orgId, body, authorAt(caller, now))
      return reply(change === 'created' ? 201 : 200, { orgId, ...body })
    }),

    on(getPlan, async ({ params: { orgId } }) => {
      const plan = await plans.readPlan(orgId)
      if (!plan) throw new Problem('not_found')
      return reply(200, { orgId, ...plan })
    }),
  ]
}
