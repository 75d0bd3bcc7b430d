import { isDeepStrictEqual } from 'node:util'
import { type Items, next } from '../../aws/items/items.ts'
import { retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'
import type { Change } from '../../domain/roster/roster.ts'
import { auditWrites } from './audit.ts'
import { openChecks } from './gates.ts'
import { readOrgProfile } from './orgs.ts'
import type { Author } from './roster.ts'

/** An org's implementation plan (实施方案): the document's reference, and its date. */
export interface Plan {
  readonly reference: string
  readonly date: string
}

/** The orgs' implementation plans. */
export type Plans = ReturnType<typeof plansOn>

async function decide(items: Items, orgId: string, plan: Plan, author: Author) {
  const key = rosterKeys.plan(orgId)
  const existing = await items.get<Plan>(key)
  if (isDeepStrictEqual(existing?.value, plan)) return { writes: [], result: 'unchanged' as const }
  if (!(await readOrgProfile(items, orgId))) throw new Problem('not_found')
  const { guard, version } = next(existing)
  const change = existing ? ('replaced' as const) : ('created' as const)
  return {
    writes: [
      { put: { ...key, version, value: plan }, guard },
      ...auditWrites(rosterKeys.planAudit(orgId, version), version, author, change, existing?.value, plan),
      ...(existing ? [] : openChecks([key.pk], author)),
    ],
    result: change,
  }
}

/** Plans kept in these items. */
export function plansOn(items: Items) {
  return {
    readPlan: async (orgId: string): Promise<Plan | undefined> =>
      (await items.get<Plan>(rosterKeys.plan(orgId)))?.value,

    /** Those of the orgs that have one, by org. */
    async readPlans(orgIds: readonly string[]): Promise<Record<string, Plan>> {
      const plans: Record<string, Plan> = Object.create(null)
      for (const { pk, value } of await items.getMany<Plan>(orgIds.map(rosterKeys.plan)))
        plans[pk.slice('ORG#'.length)] = value
      return plans
    },

    /** Keeps the plan with its audit event, unless it says what holds. @throws Problem `not_found` if there is no such org. */
    putPlan: (orgId: string, plan: Plan, author: Author): Promise<Change> =>
      retryOptimistically<Change>(items, () => decide(items, orgId, plan, author)),
  }
}
