import { type Items, valuesOf, wholePartition } from '../aws/items/items.ts'
import { settingKeys } from '../aws/keys.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { firstVersion, type PolicyVersion, policyFor } from '../domain/policy/versions.ts'
import { lastDate } from '../domain/time/calendar.ts'
import { askOnce, remember } from './remember.ts'
import type { Roots } from './roots.ts'

/** A version as it is recorded, for good: with who made it and when. */
export interface RecordedPolicyVersion extends PolicyVersion {
  readonly by: string
  /** Instant. */
  readonly at: string
}

/** Versions of the policies. Each root has its own from the common first one on; `orgId` is any org of its tree. */
export type Policies = ReturnType<typeof policiesOn>

/** What is asked of the policies while assessing. */
export type PolicyReads = Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>

/** Each answer as it was first given: for one piece of work, all of which is measured alike. */
export const readPoliciesOnce = (policies: PolicyReads): PolicyReads => ({
  readPolicyOfMonth: askOnce((month, orgId) => policies.readPolicyOfMonth(month, orgId)),
  readPolicyVersion: askOnce((version, month, orgId) => policies.readPolicyVersion(version, month, orgId)),
})

/** What recording asks of the policies. */
export type CurrentPolicy = Pick<Policies, 'readPolicyOfMonth'>

/** Remembers the policy of an org's month for some seconds, so that a burst is recorded without reading it each time. */
export function rememberPolicies(policies: CurrentPolicy, now: () => Date): CurrentPolicy {
  const read = remember(
    now,
    key => {
      const [month = '', orgId] = key.split(' ')
      return policies.readPolicyOfMonth(month, orgId)
    },
    () => true,
  )
  return {
    readPolicyOfMonth: (month, orgId) => read(orgId === undefined ? month : `${month} ${orgId}`),
  }
}

/** Versions of the policies stored in these items. Nothing is remembered: what is assessed after a PUT is assessed by it. */
export function policiesOn(items: Pick<Items, 'put' | 'query'>, roots: Roots) {
  async function listPolicyVersions(rootId: string | undefined): Promise<readonly PolicyVersion[]> {
    if (rootId === undefined) return [firstVersion]
    const range = wholePartition(settingKeys.policy(rootId, 0).pk)
    const own = await valuesOf<RecordedPolicyVersion>(items, range)
    // Versions of before there was self-service had it as it is in the first.
    return [
      firstVersion,
      ...own.map(each => ({ ...each, policy: { ...{ selfService: true }, ...each.policy } })),
    ]
  }

  const versionsIn = async (month: string, orgId: string | undefined) =>
    listPolicyVersions(await roots.readRoot(orgId, lastDate(month)))

  return {
    /** All versions of a root, ascending. */
    listPolicyVersions,

    /** The policy that holds for an org's month. */
    readPolicyOfMonth: async (month: string, orgId: string | undefined): Promise<Policy> =>
      policyFor(await versionsIn(month, orgId), month),

    /** One version of those of the org's root in a month. */
    async readPolicyVersion(version: number, month: string, orgId: string | undefined): Promise<Policy> {
      const found = (await versionsIn(month, orgId)).find(({ policy }) => policy.version === version)
      if (!found) throw new Error(`there is no version ${version} of the policy`)
      return found.policy
    },

    /** Adds a version to a root's; false if there already is one of that number. */
    async addPolicyVersion(added: RecordedPolicyVersion, rootId: string): Promise<boolean> {
      const item = { ...settingKeys.policy(rootId, added.policy.version), value: added }
      return (await items.put(item, 'absent')).done
    },
  }
}
