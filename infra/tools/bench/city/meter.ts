import { bytesOf, type Item, type Items, type Range } from '../../../../shared/aws/items/items.ts'

/** What was read of tables. */
export interface Reads {
  /** Read units, by DynamoDB's rule. */
  units: number
  /** Calls: a query's pages of a megabyte, single reads, and batches of a hundred. */
  calls: number
  /** Partitions that were queried. */
  queries: number
}

/** Bytes that one page of a query holds. */
const pageBytes = 1024 * 1024

/** Keys that one batch takes. */
const batchKeys = 100

const unitsOf = (bytes: number, weak: boolean | undefined) =>
  Math.max(1, Math.ceil(bytes / 4096)) / (weak ? 2 : 1)

/**
 * The items, with what is read of them counted as DynamoDB counts it: a unit for every 4 kB that are read consistently,
 * a single item or a page of a query rounded up, half of it where the read is weak.
 */
export function metered(items: Items, reads: Reads, atMost = Number.POSITIVE_INFINITY): Items {
  function count(units: number): void {
    reads.units += units
    reads.calls++
    if (reads.calls > atMost) throw new Error('too many calls')
  }

  async function* query<Value>(range: Range): AsyncGenerator<Item<Value>> {
    reads.queries++
    let [page, bytes]: [Item<Value>[], number] = [[], 0]
    for await (const item of items.query<Value>(range)) {
      page.push(item)
      bytes += bytesOf(item)
      if (bytes < pageBytes) continue
      count(unitsOf(bytes, range.weak))
      yield* page
      page = []
      bytes = 0
    }
    count(unitsOf(bytes, range.weak))
    yield* page
  }

  return {
    ...items,

    async get<Value>(key: Parameters<Items['get']>[0], weak?: boolean) {
      const found = await items.get<Value>(key, weak)
      count(unitsOf(found ? bytesOf(found) : 0, weak))
      return found
    },

    async getHead<Head>(key: Parameters<Items['getHead']>[0]) {
      const found = await items.get(key)
      count(unitsOf(found ? bytesOf(found) : 0, true))
      return found?.head as Head | undefined
    },

    async getMany<Value>(keys: Parameters<Items['getMany']>[0], weak?: boolean) {
      const found = await items.getMany<Value>(keys, weak)
      const size = new Map(found.map(item => [`${item.pk} ${item.sk}`, bytesOf(item)]))
      const distinct = new Set(keys.map(({ pk, sk }) => `${pk} ${sk}`))
      for (const key of distinct) reads.units += unitsOf(size.get(key) ?? 0, weak)
      for (let at = 0; at < distinct.size; at += batchKeys) count(0)
      return found
    },

    query,

    async *queryKeys(range) {
      for await (const { pk, sk } of query(range)) yield { pk, sk }
    },
  }
}
