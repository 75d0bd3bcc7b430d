import type { Policy } from '../domain/policy.ts'
import { firstVersion, type PolicyVersion, policyFor } from '../domain/policy-versions.ts'
import type { Table } from './client.ts'
import { absent, putIf } from './put-if.ts'
import { ofPartition, queryAll } from './query.ts'
import { rosterKeys } from './tables.ts'

/** A version as it is kept: for good, with who made it and when. */
export interface KeptPolicy extends PolicyVersion {
  readonly by: string
  /** Instant. */
  readonly at: string
}

/** Versions of the policy; a city changes its numbers by adding one. */
export interface Policies {
  /** All versions, ascending. */
  versions(): Promise<readonly PolicyVersion[]>
  /** The policy that holds for a month. */
  forMonth(month: string): Promise<Policy>
  /** One version. */
  version(version: number): Promise<Policy>
  /** Adds a version; false if there already is one of that number. */
  add(kept: KeptPolicy): Promise<boolean>
}

/** A version that others made is noticed within a minute. */
const lifetime = 60_000

/** Versions of the policy in DynamoDB. */
export function dynamoPolicies(table: Table, now: () => Date): Policies {
  let known: { versions: Promise<readonly PolicyVersion[]>; until: number } | undefined

  async function read(): Promise<readonly PolicyVersion[]> {
    const all = ofPartition(rosterKeys.policy(0).pk)
    const added = await queryAll(table, { ...all, ConsistentRead: true })
    return [firstVersion, ...(added as unknown as KeptPolicy[])]
  }

  function versions(): Promise<readonly PolicyVersion[]> {
    if (!known || known.until <= now().getTime())
      known = { versions: read(), until: now().getTime() + lifetime }
    known.versions.catch(() => {
      known = undefined
    })
    return known.versions
  }

  return {
    versions,
    forMonth: async month => policyFor(await versions(), month),

    async version(version) {
      const found = (await versions()).find(({ policy }) => policy.version === version)
      if (!found) throw new Error(`there is no version ${version} of the policy`)
      return found.policy
    },

    async add(kept) {
      try {
        return await putIf(table, absent, { ...rosterKeys.policy(kept.policy.version), ...kept })
      } finally {
        known = undefined
      }
    },
  }
}
