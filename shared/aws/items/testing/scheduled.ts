import type fc from 'fast-check'
import { wireOf } from '../../testing/wire.ts'
import type { Item, Items, Range } from '../items.ts'
import { Listed } from '../listed.ts'
import type { MemoryItems } from '../memory.ts'

/** The items, each call to which happens when the scheduler says, between the calls of others. */
export function scheduledItems(items: MemoryItems, scheduler: fc.Scheduler): Items {
  const wire = wireOf(scheduler, [])
  return {
    get: key => wire(() => items.get(key)),
    getHead: key => wire(() => items.getHead(key)),
    getMany: keys => wire(() => items.getMany(keys)),
    query: <Value>(range: Range) =>
      new Listed<Item<Value>>(() => wire(async () => items.listRange<Value>(range))),
    queryKeys: range => new Listed(() => wire(() => Array.fromAsync(items.queryKeys(range)))),
    scan: <Value>() => new Listed<Item<Value>>(() => wire(() => Array.fromAsync(items.scan<Value>()))),
    scanKeys: () => new Listed(() => wire(() => Array.fromAsync(items.scanKeys()))),
    put: (item, guard) => wire(() => items.put(item, guard)),
    remove: (key, guard) => wire(() => items.remove(key, guard)),
    transact: writes => wire(() => items.transact(writes)),
  }
}
