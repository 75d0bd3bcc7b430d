import { huaian2016 } from './huaian-2016.ts'
import type { Policy } from './policy.ts'

/** One version of the policy, and the first month for which it holds. */
export interface PolicyVersion {
  readonly policy: Policy
  readonly effectiveFrom: string
}

/** The version that the notice of 2016 stands for; it holds until another one does. */
export const firstVersion: PolicyVersion = { policy: huaian2016, effectiveFrom: '1970-01' }

/** The policy that holds for a month: of the versions in force by then the latest made. `versions` ascend. */
export function policyFor(versions: readonly PolicyVersion[], month: string): Policy {
  return (versions.findLast(({ effectiveFrom }) => effectiveFrom <= month) ?? firstVersion).policy
}
