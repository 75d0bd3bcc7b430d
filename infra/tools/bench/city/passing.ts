import type { Item, Items, Range } from '../../../../shared/aws/items/items.ts'
import { memoryItems } from '../../../../shared/aws/items/memory.ts'
import { ascending } from '../../../../shared/domain/order.ts'
import { generatedItems } from './tables.ts'

/** Partitions of one person, of whom there are so many that none is kept. */
const isOfOne = (pk: string) => /^(?:CADRE|YOUTH)#/.test(pk)

/** The first of some sorted items that is not below a key. */
function indexFrom(items: readonly Item[], isBelow: (sk: string) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow((items[middle] as Item).sk)) low = middle + 1
    else high = middle
  }
  return low
}

/** {@link generatedItems} for going through a province once: persons' partitions are forgotten; queries see no writes. */
export function passingItems(make: (pk: string) => readonly Item[]): Items {
  const kept = generatedItems(make)
  const lists = new Map<string, readonly Item[]>()

  function of(pk: string): Items {
    if (!isOfOne(pk)) return kept
    const items = memoryItems()
    items.load(make(pk))
    return items
  }

  async function* list<Value>({ pk, from, to, after, limit }: Range): AsyncGenerator<Item<Value>> {
    const items = lists.get(pk) ?? make(pk).toSorted((a, b) => ascending(a.sk, b.sk))
    lists.set(pk, items)
    const first = indexFrom(items, sk => sk < from || (after !== undefined && sk <= after))
    const end = indexFrom(items, sk => sk <= to)
    for (const item of items.slice(first, Math.min(end, first + (limit ?? end)))) yield item as Item<Value>
  }

  return {
    ...kept,
    get: (key, weak) => of(key.pk).get(key, weak),
    async getMany<Value>(keys: Parameters<Items['getMany']>[0], weak?: boolean) {
      const found: Item<Value>[] = []
      for (const [pk, own] of Map.groupBy(keys, key => key.pk))
        found.push(...(await of(pk).getMany<Value>(own, weak)))
      return found
    },
    query: range => (isOfOne(range.pk) ? of(range.pk).query(range) : list(range)),
  }
}
