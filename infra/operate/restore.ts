import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../../shared/store/client.ts'

/** Puts under way at once. */
const concurrency = 16

/**
 * Puts back what the table lacks of a copy that was restored to a point in time; what is there stays as it is. Safe to
 * repeat, and while the system runs: the ledger only ever grows.
 */
export async function putBack(
  copy: Table,
  table: Table,
  onProgress: (seen: number) => void = () => {},
): Promise<{ seen: number; added: number }> {
  let [seen, added] = [0, 0]
  const put = async (Item: Record<string, unknown>) => {
    try {
      await table.client.send(
        new PutCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
      )
      added++
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
    }
    onProgress(++seen)
  }
  for await (const { Items = [] } of paginateScan({ client: copy.client }, { TableName: copy.name })) {
    const waiting = Items.values()
    const worker = async () => {
      for (const item of waiting) await put(item)
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
  }
  return { seen, added }
}
