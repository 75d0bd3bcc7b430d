import { bytesOf, type Item, type Items, keyOfWrite } from '../../../../shared/aws/items/items.ts'

/** What was written to tables. */
export interface Writes {
  /** Write units, by DynamoDB's rule; of transactions by AWS's own: each part twice. */
  units: number
  /** Units by partition. */
  readonly partitions: Map<string, number>
}

const unitsOf = (item: Item | undefined) => Math.max(1, Math.ceil((item ? bytesOf(item) : 0) / 1024))

/** The items, with what is written to them counted: a unit for every kilobyte of an item, refused writes too. */
export function countingWrites(items: Items, writes: Writes): Items {
  function count(pk: string, units: number): void {
    writes.units += units
    writes.partitions.set(pk, (writes.partitions.get(pk) ?? 0) + units)
  }
  return {
    ...items,
    put(item, guard) {
      count(item.pk, unitsOf(item))
      return items.put(item, guard)
    },
    remove(key, guard) {
      count(key.pk, 1)
      return items.remove(key, guard)
    },
    transact(parts) {
      for (const part of parts) count(keyOfWrite(part).pk, 2 * unitsOf('put' in part ? part.put : undefined))
      return items.transact(parts)
    },
  }
}
