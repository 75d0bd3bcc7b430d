import { type Items, wholePartition } from '../aws/items/items.ts'
import { settingKeys } from '../aws/keys.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { firstVersion, type PolicyVersion, policyFor } from '../domain/policy/versions.ts'
import { remember } from './remember.ts'

/** A version as it is recorded, for good: with who made it and when. */
export interface RecordedPolicyVersion extends PolicyVersion {
  readonly by: string
  /** Instant. */
  readonly at: string
}

/** Versions of the policy; a city changes its numbers by adding one. */
export interface Policies {
  /** All versions, ascending. */
  listPolicyVersions(): Promise<readonly PolicyVersion[]>
  /** The policy that holds for a month. */
  readPolicyOfMonth(month: string): Promise<Policy>
  /** One version. */
  readPolicyVersion(version: number): Promise<Policy>
  /** Adds a version; false if there already is one of that number. */
  addPolicyVersion(added: RecordedPolicyVersion): Promise<boolean>
}

/** What is asked of the policies while assessing. */
export type PolicyReads = Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>

/** Each answer as it was first given: for one piece of work, all of which is measured alike. */
export function readOnce(policies: PolicyReads): PolicyReads {
  const asked = new Map<string | number, Promise<Policy>>()
  const once = <Key extends string | number>(ask: (key: Key) => Promise<Policy>) => {
    return (key: Key) => {
      const known = asked.get(key) ?? ask(key)
      asked.set(key, known)
      return known
    }
  }
  return {
    readPolicyOfMonth: once(month => policies.readPolicyOfMonth(month)),
    readPolicyVersion: once(version => policies.readPolicyVersion(version)),
  }
}

/** What recording asks of the policies. */
export type CurrentPolicy = Pick<Policies, 'readPolicyOfMonth'>

/** Remembers the policy of a month for some seconds, so that a burst is recorded without reading it each time. */
export function rememberPolicies(policies: CurrentPolicy, now: () => Date): CurrentPolicy {
  return {
    readPolicyOfMonth: remember(
      now,
      month => policies.readPolicyOfMonth(month),
      () => true,
    ),
  }
}

/** Versions of the policy stored in these items. Nothing is remembered: what is assessed after a PUT is assessed by it. */
export function policiesOn(items: Pick<Items, 'put' | 'query'>): Policies {
  async function listPolicyVersions(): Promise<readonly PolicyVersion[]> {
    const versions: PolicyVersion[] = [firstVersion]
    // Versions of before there was self-service had it as it is in the first.
    for await (const { value } of items.query<RecordedPolicyVersion>(
      wholePartition(settingKeys.policy(0).pk),
    ))
      versions.push({ ...value, policy: { ...{ selfService: true }, ...value.policy } })
    return versions
  }

  return {
    listPolicyVersions,
    readPolicyOfMonth: async month => policyFor(await listPolicyVersions(), month),

    async readPolicyVersion(version) {
      const found = (await listPolicyVersions()).find(({ policy }) => policy.version === version)
      if (!found) throw new Error(`there is no version ${version} of the policy`)
      return found.policy
    },

    async addPolicyVersion(added) {
      const item = { ...settingKeys.policy(added.policy.version), value: added }
      return (await items.put(item, 'absent')).done
    },
  }
}
