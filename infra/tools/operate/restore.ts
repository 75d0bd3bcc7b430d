import { paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../../../shared/aws/client.ts'
import { absent, conditionalPut } from '../../../shared/aws/conditional-put.ts'
import { concurrently } from '../../../shared/concurrently.ts'

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
    if (await conditionalPut(table, absent, Item)) added++
    onProgress(++seen)
  }
  for await (const { Items = [] } of paginateScan({ client: copy.client }, { TableName: copy.name }))
    await concurrently(Items, concurrency, put)
  return { seen, added }
}
