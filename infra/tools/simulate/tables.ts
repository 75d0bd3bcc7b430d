import { type Item, type Items, keyOfWrite, type Range } from '../../../shared/aws/items/items.ts'
import { Listed } from '../../../shared/aws/items/listed.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import type { Key } from '../../../shared/aws/keys.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import { type Hits, hit } from './faults.ts'
import { type Process, throttled } from './process.ts'

/** When an item came, and in which version. */
interface Arrival {
  readonly at: number
  readonly version: number | undefined
}

/** Whether the version of an item is drawn by lot, so that it tells two writings apart, and not which came first. */
const isDrawn = ({ pk }: Key) => pk.startsWith('LAKE#')

/** A table: what is in it, and when each item came. */
export class Table {
  readonly items = memoryItems()
  readonly name: TableName
  /** Items in the place of which an older version was put, in words. */
  readonly wentBack: string[] = []
  readonly #arrivals = new Map<string, Arrival>()
  readonly #now: () => number
  readonly #hits: Hits
  /** Hears of each item that is put where none was. */
  onPut: (item: Item) => void = () => {}

  constructor(name: TableName, now: () => number, hits: Hits) {
    this.name = name
    this.#now = now
    this.#hits = hits
  }

  came(item: Item): void {
    const key = `${item.pk} ${item.sk}`
    const { version } = item
    const { version: before = 0 } = this.#arrivals.get(key) ?? {}
    if (version !== undefined && version < before && !isDrawn(item))
      this.wentBack.push(`${this.name} ${key} went back from version ${before} to ${version}`)
    this.#arrivals.set(key, { at: this.#now(), version })
    this.onPut(item)
  }

  went({ pk, sk }: Key): void {
    this.#arrivals.delete(`${pk} ${sk}`)
  }

  refused(sk: string): void {
    hit(this.#hits, `refused: ${this.name} ${sk.includes('#') ? sk.split('#')[0] : 'item'}`)
  }

  /** Whether an item came only after an instant. */
  isNew({ pk, sk }: Key, since: number): boolean {
    return (this.#arrivals.get(`${pk} ${sk}`)?.at ?? 0) > since
  }
}

/** Longest that an eventually consistent read lags behind, in milliseconds. */
const mostLag = 20_000

const rangeName = ({ pk, from }: Range) => `${pk} ${from}`

/** How long what became unreadable stays so, in milliseconds. */
const unreadableFor = 6 * 3_600_000

/** The table as one process sees it: each call takes its time, and may go wrong. */
export function itemsOf(table: Table, process: Process): Items {
  const { items, name } = table
  const busy = (place: string) => (process.suffers('throttled', place) ? throttled() : undefined)
  const read = <Result>(
    what: string,
    apply: (place: string) => Promise<Result>,
    refuses: (place: string) => Error | undefined = busy,
  ) => process.step('read', `${name} ${what}`, apply, refuses)

  const unreadable = ({ pk, from }: Range) => {
    if (name !== 'views' || !from?.startsWith('FACTS#')) return undefined
    const isStruck = process.suffers('unreadable', `${pk} ${Math.floor(Date.now() / unreadableFor)}`)
    return isStruck ? new TypeError('facts make no sense') : undefined
  }

  const readRange = <Value>(range: Range): Promise<Item<Value>[]> => {
    const stored = async (place: string) => {
      const all = items.listRange<Value>(range)
      if (!range.weak || name !== 'ledger' || !process.suffers('staleRead', place)) return all
      const cut = Date.now() - mostLag * process.chance(place)
      return all.filter(item => !table.isNew(item, cut))
    }
    return read(rangeName(range), stored, place => unreadable(range) ?? busy(place))
  }

  /** A write whose answer may be lost: the SDK does it again, and hears of what it did itself. */
  const write = <Result>(effect: 'put' | 'remove', { pk, sk }: Key, apply: () => Promise<Result>) =>
    process.step(
      effect,
      `${name} ${pk} ${sk}`,
      async place => {
        const result = await apply()
        return process.suffers('lostAnswer', place) ? apply() : result
      },
      busy,
    )

  return {
    get: key => read(`${key.pk} ${key.sk}`, () => items.get(key)),
    getHead: key => read(`${key.pk} ${key.sk} head`, () => items.getHead(key)),
    getMany: keys => read(`${keys[0]?.pk} and others`, () => items.getMany(keys)),
    query: <Value>(range: Range) => new Listed(() => readRange<Value>(range)),
    queryKeys: range => new Listed(async () => (await readRange(range)).map(({ pk, sk }) => ({ pk, sk }))),
    scan: <Value>() => new Listed(() => read('all', () => Array.fromAsync(items.scan<Value>()))),
    scanKeys: () => new Listed(() => read('all keys', () => Array.fromAsync(items.scanKeys()))),

    put: (item, guard) =>
      write('put', item, async () => {
        const outcome = await items.put(item, guard)
        if (outcome.done) table.came(item)
        else table.refused(item.sk)
        return outcome
      }),
    remove: (key, guard) =>
      write('remove', key, async () => {
        const done = await items.remove(key, guard)
        if (done) table.went(key)
        return done
      }),
    transact(writes) {
      const [first] = writes
      const key = first && keyOfWrite(first)
      return process.step(
        'transact',
        `${name} ${key?.pk} ${key?.sk}`,
        async place => {
          if (process.suffers('conflict', place)) return false
          const done = await items.transact(writes)
          if (!done) table.refused(key?.sk ?? '')
          for (const write of done ? writes : []) {
            if ('put' in write) table.came(write.put)
            if ('remove' in write) table.went(write.remove)
          }
          return done
        },
        busy,
      )
    },
  }
}
