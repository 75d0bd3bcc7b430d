import { agreement, toldCallBacks } from '../../../shared/domain/review/call-backs.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Dependencies } from '../ports.ts'
import { getCallBacks } from './endpoints.ts'
import { callBackTree } from './sample.ts'

/** Tells what youths say of a sample of contacts and visits. */
export const routes = (deps: Dependencies): readonly Route[] => [
  on(getCallBacks, async ({ params: { orgId }, query: { month } }) => {
    const { review } = await deps.policies.readPolicyOfMonth(month, orgId)
    const { told, withheld } = toldCallBacks(review, await callBackTree(deps, orgId, month))
    const { cadres: _, ...sums } = told
    const isWithheld = withheld.yes + withheld.no + withheld.unsure > 0
    return reply(200, { orgId, month, ...sums, agreement: agreement(sums), withheld: isWithheld })
  }),
]
