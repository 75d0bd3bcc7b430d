import type { Item, Items } from '../../../shared/aws/items/items.ts'

/** Puts under way at once. */
const concurrency = 16

/**
 * Puts back what the table lacks of a copy that was restored to a point in time; what is there stays as it is. Safe to
 * repeat, and while the system runs: the ledger only ever grows.
 */
export async function putBack(
  copy: Pick<Items, 'scan'>,
  table: Pick<Items, 'put'>,
  onProgress: (seen: number) => void = () => {},
): Promise<{ seen: number; added: number }> {
  let [seen, added] = [0, 0]
  const items: AsyncIterator<Item> = copy.scan()[Symbol.asyncIterator]()
  const worker = async () => {
    for (let next = await items.next(); !next.done; next = await items.next()) {
      if ((await table.put(next.value, 'absent')).done) added++
      onProgress(++seen)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return { seen, added }
}
