import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { Policy } from '../domain/policy.ts'
import { firstVersion, type PolicyVersion, policyFor } from '../domain/policy-versions.ts'
import type { Table } from './client.ts'
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
export function dynamoPolicies({ client, name: TableName }: Table, now: () => Date): Policies {
  let known: { versions: Promise<readonly PolicyVersion[]>; until: number } | undefined

  async function read(): Promise<readonly PolicyVersion[]> {
    const pages = paginateQuery(
      { client },
      {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': rosterKeys.policy(0).pk },
        ConsistentRead: true,
      },
    )
    const versions: PolicyVersion[] = [firstVersion]
    for await (const page of pages) versions.push(...((page.Items ?? []) as unknown as KeptPolicy[]))
    return versions
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
        await client.send(
          new PutCommand({
            TableName,
            Item: { ...rosterKeys.policy(kept.policy.version), ...kept },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      } finally {
        known = undefined
      }
    },
  }
}
