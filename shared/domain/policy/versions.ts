import { firstMonth } from '../time/ledger-zone.ts'
import { huaian2016 } from './huaian-2016.ts'
import type { Policy } from './policy.ts'

/** One version of the policy, and the first month for which it holds. */
export interface PolicyVersion {
  readonly policy: Policy
  readonly effectiveFrom: string
}

/** The version that the notice of 2016 stands for; it holds until another one does. */
export const firstVersion: PolicyVersion = { policy: huaian2016, effectiveFrom: firstMonth }

/** Versions there may be: whoever assesses reads them all. */
export const mostVersions = 50

/** The version that holds for a month: of those in force by then the latest made. `versions` ascend. */
export function versionFor(versions: readonly PolicyVersion[], month: string): PolicyVersion {
  return versions.findLast(({ effectiveFrom }) => effectiveFrom <= month) ?? firstVersion
}

/** The policy that holds for a month. */
export function policyFor(versions: readonly PolicyVersion[], month: string): Policy {
  return versionFor(versions, month).policy
}
