import { ascending } from '../../domain/order.ts'
import type { Key } from '../keys.ts'
import {
  asOnWire,
  bytesOf,
  distinct,
  type Guard,
  type Item,
  type Items,
  keyOfWrite,
  maxItemBytes,
  maxParts,
  type Range,
} from './items.ts'
import { Listed } from './listed.ts'

function checkSize(item: Item): void {
  if (bytesOf(item) > maxItemBytes)
    throw Object.assign(new Error('Item size has exceeded the maximum allowed size'), {
      name: 'ValidationException',
    })
}

/** Items in memory, which can be looked at without waiting. */
export interface MemoryItems extends Items {
  /** What a query of the range hands out. */
  listRange<Value>(range: Range): Item<Value>[]
  /** Takes items as another memory handed them out: nobody can change them, so they are not copied again. */
  load(items: readonly Item[]): void
}

const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk })

/** Items in this process's memory, for tests; values go in as copies, as over a wire, and whoever reads one cannot change it. */
export function memoryItems(): MemoryItems {
  const partitions = new Map<string, Map<string, Item>>()
  const stored = ({ pk, sk }: Key) => partitions.get(pk)?.get(sk)
  const read = <Value>(key: Key) => stored(key) as Item<Value> | undefined
  const all = () => [...partitions.values()].flatMap(partition => [...partition.values()])

  function holds(key: Key, guard: Guard | undefined): boolean {
    const item = stored(key)
    if (guard === undefined) return true
    if (guard === 'absent') return item === undefined
    if (typeof guard === 'number') return item?.version === guard
    return item === undefined || (item.version !== undefined && item.version <= guard.atMost)
  }

  function within({ pk, from, to, after, limit, descending }: Range): Item[] {
    const behind = (sk: string) => after === undefined || (descending ? sk < after : sk > after)
    return [...(partitions.get(pk)?.values() ?? [])]
      .filter(({ sk }) => sk >= from && sk <= to && behind(sk))
      .sort((a, b) => ascending(a.sk, b.sk) * (descending ? -1 : 1))
      .slice(0, limit)
  }

  function keep(item: Item): void {
    const partition = partitions.get(item.pk)
    if (partition) partition.set(item.sk, item)
    else partitions.set(item.pk, new Map([[item.sk, item]]))
  }

  function store(item: Item): void {
    checkSize(item)
    keep(asOnWire(item))
  }

  const erase = ({ pk, sk }: Key) => void partitions.get(pk)?.delete(sk)

  return {
    get: async key => read(key),

    getHead: async <Head>(key: Key) => stored(key)?.head as Head | undefined,

    getMany: async <Value>(keys: readonly Key[]) =>
      distinct(keys)
        .map(key => read<Value>(key))
        .filter(item => item !== undefined),

    query: <Value>(range: Range) => new Listed(() => within(range) as Item<Value>[]),

    queryKeys: range => new Listed(() => within(range).map(keyOf)),

    scan: <Value>() => new Listed(() => all() as Item<Value>[]),

    scanKeys: () => new Listed(() => all().map(keyOf)),

    listRange: <Value>(range: Range) => within(range) as Item<Value>[],

    load: items => items.forEach(keep),

    async put<Value>(item: Item<Value>, guard?: Guard) {
      if (!holds(item, guard)) return { done: false, existing: read<Value>(item) }
      store(item)
      return { done: true }
    },

    async remove(key, guard) {
      if (!holds(key, guard)) return false
      erase(key)
      return true
    },

    async transact(writes) {
      if (writes.length > maxParts) throw new Error(`a transaction has at most ${maxParts} parts`)
      if (!writes.every(write => holds(keyOfWrite(write), write.guard))) return false
      for (const write of writes) if ('put' in write) checkSize(write.put)
      for (const write of writes) {
        if ('put' in write) store(write.put)
        if ('remove' in write) erase(write.remove)
      }
      return true
    },
  }
}
