import { isDeepStrictEqual } from 'node:util'
import type { Item, Items } from '../../../shared/aws/items/items.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { tables as names } from '../../../shared/aws/tables.ts'
import type { TableName } from '../../../shared/contracts/function.ts'

/** What a process does that others see. */
export type Effect = 'write' | 'message'

/** Tables in memory that count what is written to them, and go back to how they were. */
export interface WatchedTables {
  items(table: TableName): Items
  /** Whether they hold something else than they did, or a message or an event went out. */
  changed(): Promise<boolean>
  note(): void
  /** Begins a process, which dies once it had its nth effect; it lives on unless said. */
  begin(nth?: number): void
  /** The effects that it had. */
  effects(): readonly Effect[]
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
  let effects: Effect[] = []
  let [lastEffect, isDead] = [0, false]
  const storeOf = (table: TableName) => stores.get(table) as Items

  const live = () => {
    if (isDead) throw new Error('the process is dead')
  }
  /** Counts an effect that was had, and dies with it where it is the one; what was under way meanwhile is had as well. */
  const tell = (effect: Effect) => {
    isDead = effects.push(effect) === lastEffect || isDead
    live()
  }
  const reading = (table: TableName) => {
    live()
    return storeOf(table)
  }
  async function writing<Result>(
    table: TableName,
    write: (store: Items) => Promise<Result>,
  ): Promise<Result> {
    written++
    const result = await write(reading(table))
    tell('write')
    return result
  }

  const facade = (table: TableName): Items => ({
    get: key => reading(table).get(key),
    getHead: key => reading(table).getHead(key),
    getMany: keys => reading(table).getMany(keys),
    query: range => reading(table).query(range),
    queryKeys: range => reading(table).queryKeys(range),
    scan: () => reading(table).scan(),
    scanKeys: () => reading(table).scanKeys(),
    put: (item, guard) => writing(table, store => store.put(item, guard)),
    remove: (key, guard) => writing(table, store => store.remove(key, guard)),
    transact: writes => writing(table, store => store.transact(writes)),
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
    note() {
      live()
      sent++
      tell('message')
    },
    begin(nth = 0) {
      effects = []
      ;[lastEffect, isDead] = [nth, false]
    },
    effects: () => effects,
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
