import { ascending } from '../../domain/order.ts'
import type { Key } from '../keys.ts'
import type { Guard, Item, Items } from './items.ts'

const id = ({ pk, sk }: Key) => `${pk} ${sk}`

const bySortKey = (a: Item, b: Item) => ascending(a.sk, b.sk)

/** Items in this process's memory, for tests; values go in and out as copies, as over a wire. */
export function memoryItems(): Items {
  const kept = new Map<string, Item>()
  const holds = (key: Key, guard: Guard | undefined) => {
    const item = kept.get(id(key))
    return guard === undefined || (guard === 'absent' ? item === undefined : item?.version === guard)
  }
  const copy = <Value>(item: Item | undefined) => structuredClone(item) as Item<Value> | undefined

  return {
    get: async key => copy(kept.get(id(key))),

    getMany: async <Value>(keys: readonly Key[]) =>
      [...new Set(keys.map(id))].map(key => copy<Value>(kept.get(key))).filter(item => item !== undefined),

    async *query<Value>({ pk, from, to, after = '' }: Parameters<Items['query']>[0]) {
      const within = (item: Item) => item.pk === pk && item.sk >= from && item.sk <= to && item.sk > after
      for (const item of [...kept.values()].filter(within).sort(bySortKey))
        yield copy<Value>(item) as Item<Value>
    },

    async transact(writes) {
      const guarded = writes.every(write =>
        'put' in write ? holds(write.put, write.guard) : 'remove' in write || holds(write.check, write.guard),
      )
      if (!guarded) return false
      for (const write of writes) {
        if ('put' in write) kept.set(id(write.put), JSON.parse(JSON.stringify(write.put)))
        if ('remove' in write) kept.delete(id(write.remove))
      }
      return true
    },
  }
}
