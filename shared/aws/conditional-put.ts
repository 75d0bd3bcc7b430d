import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand, type PutCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Table } from './client.ts'

/** What must hold of the item that is there. */
export type Condition = Required<Pick<PutCommandInput, 'ConditionExpression'>> &
  Pick<PutCommandInput, 'ExpressionAttributeValues'>

/** That there is none. */
export const absent: Condition = { ConditionExpression: 'attribute_not_exists(pk)' }

/** That it has the version before this one; before the first one, that there is none. */
export const versionBefore = (version: number): Condition =>
  version === 1
    ? absent
    : { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': version - 1 } }

/** Puts an item; false if the condition does not hold. */
export async function conditionalPut(
  { client, name: TableName }: Table,
  condition: Condition,
  Item: Record<string, unknown>,
): Promise<boolean> {
  try {
    await client.send(new PutCommand({ TableName, Item, ...condition }))
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
