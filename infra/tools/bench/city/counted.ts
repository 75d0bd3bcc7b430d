import { bytesOf, type Item, type Items, keyOfWrite, type Range } from '../../../../shared/aws/items/items.ts'
import type { Key } from '../../../../shared/aws/keys.ts'

/** What was read of tables and written to them, by DynamoDB's rules. */
export interface Counted {
  readonly reads: {
    /** One for every 4 kB that are read consistently, a single item or a page of a query rounded up; half where weak. */
    units: number
    /** Calls: a query's pages of a megabyte, single reads, and batches of a hundred. */
    calls: number
    /** Partitions that were queried. */
    queries: number
  }
  readonly writes: {
    /** One for every kilobyte of an item, refused writes too; of transactions by AWS's own rule: each part twice. */
    units: number
    /** Units by partition. */
    readonly partitions: Map<string, number>
  }
}

/** Nothing yet. */
export const nothing = (): Counted => ({
  reads: { units: 0, calls: 0, queries: 0 },
  writes: { units: 0, partitions: new Map() },
})

/** Bytes that one page of a query holds, and keys that one batch takes. */
const [pageBytes, batchKeys] = [1024 * 1024, 100]

const readUnits = (bytes: number, weak: boolean | undefined) =>
  Math.max(1, Math.ceil(bytes / 4096)) / (weak ? 2 : 1)

const writeUnits = (item: Item | undefined) => Math.max(1, Math.ceil((item ? bytesOf(item) : 0) / 1024))

/** The items, with what is done to them counted where `countsOf` says; no place: a transaction. Calls beyond `atMost` are an error. */
export function counted(
  items: Items,
  countsOf: (place?: Pick<Key, 'pk'> & Partial<Key>) => Counted,
  atMost = Number.POSITIVE_INFINITY,
): Items {
  function read({ reads }: Counted, units: number): void {
    reads.units += units
    reads.calls++
    if (reads.calls > atMost) throw new Error('too many calls')
  }
  function wrote({ writes }: Counted, pk: string, units: number): void {
    writes.units += units
    writes.partitions.set(pk, (writes.partitions.get(pk) ?? 0) + units)
  }
  async function* query<Value>(range: Range): AsyncGenerator<Item<Value>> {
    const counts = countsOf(range)
    counts.reads.queries++
    let [page, bytes]: [Item<Value>[], number] = [[], 0]
    for await (const item of items.query<Value>(range)) {
      page.push(item)
      bytes += bytesOf(item)
      if (bytes < pageBytes) continue
      read(counts, readUnits(bytes, range.weak))
      yield* page
      ;[page, bytes] = [[], 0]
    }
    read(counts, readUnits(bytes, range.weak))
    yield* page
  }
  return {
    ...items,
    async get<Value>(key: Key, weak?: boolean) {
      const found = await items.get<Value>(key, weak)
      read(countsOf(key), readUnits(found ? bytesOf(found) : 0, weak))
      return found
    },
    async getHead<Head>(key: Key) {
      const found = await items.get(key)
      read(countsOf(key), readUnits(found ? bytesOf(found) : 0, true))
      return found?.head as Head | undefined
    },
    async getMany<Value>(keys: readonly Key[], weak?: boolean) {
      const counts = countsOf(keys[0])
      const found = await items.getMany<Value>(keys, weak)
      const size = new Map(found.map(item => [`${item.pk} ${item.sk}`, bytesOf(item)]))
      const distinct = new Set(keys.map(({ pk, sk }) => `${pk} ${sk}`))
      for (const key of distinct) counts.reads.units += readUnits(size.get(key) ?? 0, weak)
      for (let at = 0; at < distinct.size; at += batchKeys) read(counts, 0)
      return found
    },
    query,
    async *queryKeys(range) {
      for await (const { pk, sk } of query(range)) yield { pk, sk }
    },
    put(item, guard) {
      wrote(countsOf(item), item.pk, writeUnits(item))
      return items.put(item, guard)
    },
    remove(key, guard) {
      wrote(countsOf(key), key.pk, 1)
      return items.remove(key, guard)
    },
    transact(parts) {
      for (const part of parts)
        wrote(countsOf(), keyOfWrite(part).pk, 2 * writeUnits('put' in part ? part.put : undefined))
      return items.transact(parts)
    },
  }
}
