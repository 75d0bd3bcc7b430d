import type { Revision } from '../domain/assessment/revision.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { Policies } from '../repositories/policies.ts'

/** The policy by which a cadre's month is measured in an org: what was closed, by that by which it was closed. */
export function policyOfResult(
  policies: Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>,
  month: string,
  latest: Pick<Revision, 'status' | 'policy'> | undefined,
  orgId: string | undefined,
): Promise<Policy> {
  return latest?.status === 'final'
    ? policies.readPolicyVersion(latest.policy.version, month, orgId)
    : policies.readPolicyOfMonth(month, orgId)
}
