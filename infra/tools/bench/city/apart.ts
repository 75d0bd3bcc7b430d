import type { Items } from '../../../../shared/aws/items/items.ts'
import { metered, type Reads } from './meter.ts'
import { countingWrites, type Writes } from './writes.ts'

/** What was read and written. */
export interface Counted {
  readonly reads: Reads
  readonly writes: Writes
}

/** Nothing yet. */
export const nothing = (): Counted => ({
  reads: { units: 0, calls: 0, queries: 0 },
  writes: { units: 0, partitions: new Map() },
})

const isOfCadre = ({ pk, sk = '' }: { readonly pk: string; readonly sk?: string }) =>
  /^(?:CADRE|YOUTH|BASE)#/.test(pk) || sk.startsWith('ROW#')

/** The items of a run, counted apart: what it reads and writes for a cadre, and what for itself. */
export function countedApart(items: Items, ofCadres: Counted, ofRun: Counted): Items {
  const counted = ({ reads, writes }: Counted) => metered(countingWrites(items, writes), reads)
  const [cadres, run] = [counted(ofCadres), counted(ofRun)]
  const itemsOf = (place: { readonly pk: string; readonly sk?: string }) => (isOfCadre(place) ? cadres : run)
  return {
    ...run,
    get: (key, weak) => itemsOf(key).get(key, weak),
    getHead: key => itemsOf(key).getHead(key),
    getMany: (keys, weak) => itemsOf(keys[0] ?? { pk: '' }).getMany(keys, weak),
    query: range => itemsOf(range).query(range),
    queryKeys: range => itemsOf(range).queryKeys(range),
    put: (item, guard) => itemsOf(item).put(item, guard),
    remove: (key, guard) => itemsOf(key).remove(key, guard),
  }
}
