import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { RollUp } from '../domain/assessment/rollup.ts'
import type { Table } from './client.ts'
import { viewKeys } from './tables.ts'

/** A roll-up as it is kept. */
export interface RollupView {
  readonly rollup: RollUp
  /** Grows by one with every write; the guard against a stale merge. */
  readonly version: number
}

/** Roll-ups of orgs' months. */
export interface Rollups {
  /** Read consistently. */
  read(orgId: string, month: string): Promise<RollupView | undefined>
  /** Writes in place of version `view.version - 1`; false if another writer was faster. */
  write(orgId: string, month: string, view: RollupView): Promise<boolean>
}

/** Roll-ups in DynamoDB. */
export function dynamoRollups({ client, name: TableName }: Table): Rollups {
  return {
    async read(orgId, month) {
      const Key = viewKeys.rollup(orgId, month)
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item && { rollup: Item.rollup, version: Item.version }
    },

    async write(orgId, month, { rollup, version }) {
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item: { ...viewKeys.rollup(orgId, month), rollup, version },
            ConditionExpression: version === 1 ? 'attribute_not_exists(pk)' : 'version = :before',
            ...(version > 1 && { ExpressionAttributeValues: { ':before': version - 1 } }),
          }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },
  }
}
