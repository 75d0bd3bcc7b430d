import { isDeepStrictEqual } from 'node:util'
import type { Item, Items } from '../../../shared/aws/items/items.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { tables as names } from '../../../shared/aws/tables.ts'
import type { TableName } from '../../../shared/contracts/function.ts'

/** Tables in memory that count what is written to them, and go back to how they were. */
export interface WatchedTables {
  items(table: TableName): Items
  /** Whether they hold something else than they did, or a message or an event went out. */
  changed(): Promise<boolean>
  note(): void
  /** Takes what they hold as how they are. */
  keep(): Promise<void>
  /** Brings them back, where anything was written. */
  restore(): Promise<void>
}

/** See {@link WatchedTables}. */
export function watchedTables(): WatchedTables {
  const all = Object.keys(names) as TableName[]
  let stores = new Map(all.map(table => [table, memoryItems()]))
  let kept: [TableName, Item[]][] = []
  let [written, sent] = [0, 0]
  const storeOf = (table: TableName) => stores.get(table) as Items

  const facade = (table: TableName): Items => ({
    get: key => storeOf(table).get(key),
    getHead: key => storeOf(table).getHead(key),
    getMany: keys => storeOf(table).getMany(keys),
    query: range => storeOf(table).query(range),
    queryKeys: range => storeOf(table).queryKeys(range),
    scan: () => storeOf(table).scan(),
    scanKeys: () => storeOf(table).scanKeys(),
    put(item, guard) {
      written++
      return storeOf(table).put(item, guard)
    },
    remove(key, guard) {
      written++
      return storeOf(table).remove(key, guard)
    },
    transact(writes) {
      written++
      return storeOf(table).transact(writes)
    },
  })
  const facades = new Map(all.map(table => [table, facade(table)]))

  return {
    items: table => facades.get(table) as Items,
    async changed() {
      if (written === 0 || sent > 0) return sent > 0
      for (const [table, items] of kept)
        if (!isDeepStrictEqual(await Array.fromAsync(storeOf(table).scan()), items)) return true
      return false
    },
    note: () => void sent++,
    async keep() {
      kept = await Promise.all(
        all.map(
          async (table): Promise<[TableName, Item[]]> => [
            table,
            await Array.fromAsync(storeOf(table).scan()),
          ],
        ),
      )
      written = 0
      sent = 0
    },
    async restore() {
      sent = 0
      if (written === 0) return
      stores = new Map(all.map(table => [table, memoryItems()]))
      for (const [table, items] of kept) stores.get(table)?.load(items)
      written = 0
    },
  }
}
