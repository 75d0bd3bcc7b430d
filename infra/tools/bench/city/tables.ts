import { type Item, type Items, keyOfWrite } from '../../../../shared/aws/items/items.ts'
import { memoryItems } from '../../../../shared/aws/items/memory.ts'
import type { TableName } from '../../../../shared/contracts/function.ts'
import type { Partition } from './partitions.ts'

/** Items in memory, of which each partition is made when it is first asked for. */
export function generatedItems(make: (pk: string) => readonly Item[]): Items {
  const memory = memoryItems()
  const made = new Map<string, Promise<void>>()
  async function fill(pk: string): Promise<void> {
    for (const item of make(pk)) await memory.put(item)
  }
  // Whoever asks at the same moment waits for all of it.
  async function load(...pks: readonly string[]): Promise<void> {
    for (const pk of new Set(pks)) {
      const filling = made.get(pk) ?? fill(pk)
      made.set(pk, filling)
      await filling
    }
  }
  return {
    ...memory,
    get: (key, weak) => load(key.pk).then(() => memory.get(key, weak)),
    getHead: key => load(key.pk).then(() => memory.getHead(key)),
    getMany: (keys, weak) => load(...keys.map(({ pk }) => pk)).then(() => memory.getMany(keys, weak)),
    async *query(range) {
      await load(range.pk)
      yield* memory.query(range)
    },
    async *queryKeys(range) {
      await load(range.pk)
      yield* memory.queryKeys(range)
    },
    put: (item, guard) => load(item.pk).then(() => memory.put(item, guard)),
    remove: (key, guard) => load(key.pk).then(() => memory.remove(key, guard)),
    transact: writes =>
      load(...writes.map(write => keyOfWrite(write).pk)).then(() => memory.transact(writes)),
  }
}

/** The tables of a city, each made when it is first asked for; their partitions are kept unless said otherwise. */
export function generatedTables(
  partition: Partition,
  open: (make: (pk: string) => readonly Item[]) => Items = generatedItems,
): (table: TableName) => Items {
  const made = new Map<TableName, Items>()
  return table => {
    const items = made.get(table) ?? open(pk => partition(table, pk))
    made.set(table, items)
    return items
  }
}
