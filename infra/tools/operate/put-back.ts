import type { Items } from '../../../shared/aws/items/items.ts'
import { atOnce } from '../../../shared/concurrently.ts'
import { eachOf } from './each.ts'

/** Puts back what the table lacks of a copy of a point in time. Safe to repeat, also while the ledger grows. */
export async function putBack(
  copy: Pick<Items, 'scan'>,
  table: Pick<Items, 'put'>,
  onProgress: (seen: number) => void = () => {},
): Promise<{ seen: number; added: number }> {
  let [seen, added] = [0, 0]
  await eachOf(copy.scan(), atOnce, async item => {
    if ((await table.put(item, 'absent')).done) added++
    onProgress(++seen)
  })
  return { seen, added }
}
