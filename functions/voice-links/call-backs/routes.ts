import { agreement, toldCallBacks } from '../../../shared/domain/review/call-backs.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { CallBacks } from '../../../shared/repositories/call-backs.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import { getCallBacks } from './endpoints.ts'
import { callBackTree } from './sample.ts'

/** What telling of call-backs needs. */
export interface CallBackDependencies {
  readonly callBacks: CallBacks
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
  readonly roster: Pick<RosterReads, 'listChildren'>
}

/** Tells what youths say of a sample of contacts and visits. */
export const routes = (deps: CallBackDependencies): readonly Route[] => [
  on(getCallBacks, async ({ params: { orgId }, query: { month } }) => {
    const { review } = await deps.policies.readPolicyOfMonth(month, orgId)
    const { told, withheld } = toldCallBacks(review, await callBackTree(deps, orgId, month))
    const { cadres: _, ...sums } = told
    const isWithheld = withheld.yes + withheld.no + withheld.unsure > 0
    return reply(200, { orgId, month, ...sums, agreement: agreement(sums), withheld: isWithheld })
  }),
]
