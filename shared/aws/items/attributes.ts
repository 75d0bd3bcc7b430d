import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { Key } from '../keys.ts'
import type { Guard, Item } from './items.ts'

/** An item or key as DynamoDB takes and gives it. */
export type Attributes = Record<string, AttributeValue>

/** The attributes of an item; fields that are undefined are left out. */
export const toAttributes = (item: Item): Attributes => marshall({ ...item }, { removeUndefinedValues: true })

/** The attributes of a key. */
export const toKey = ({ pk, sk }: Key): Attributes => ({ pk: { S: pk }, sk: { S: sk } })

/** The item of these attributes. */
export const fromAttributes = <Value>(attributes: Attributes) => unmarshall(attributes) as Item<Value>

/** The key in these attributes. */
export const keyFrom = ({ pk, sk }: Attributes): Key => ({ pk: pk?.S ?? '', sk: sk?.S ?? '' })

/** The condition that is a guard. */
export function conditionOf(guard: Guard): {
  ConditionExpression: string
  ExpressionAttributeValues?: Attributes
} {
  if (guard === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' }
  const [condition, version] =
    typeof guard === 'number'
      ? ['version = :version', guard]
      : ['attribute_not_exists(pk) OR version <= :version', guard.atMost]
  return {
    ConditionExpression: condition,
    ExpressionAttributeValues: { ':version': { N: String(version) } },
  }
}
