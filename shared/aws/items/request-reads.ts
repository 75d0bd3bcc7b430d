import { AsyncLocalStorage } from 'node:async_hooks'
import type { Key } from '../keys.ts'
import { asOnWire, distinct, type Item, type Items, type Write } from './items.ts'

/** What the request or message under way has read, by where it was read. */
const requests = new AsyncLocalStorage<Map<Items, Reads>>()

/** Does one piece of work, a request or a message of a run, in which an item is read once, see {@link readOnce}. */
export const readingOnce = <Result>(work: () => Result): Result => requests.run(new Map(), work)

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`

/** What one request has read or written. */
class Reads {
  readonly #known = new Map<string, Promise<Item | undefined>>()

  find(key: Key): Promise<Item | undefined> | undefined {
    return this.#known.get(nameOf(key))
  }

  keep(key: Key, read: Promise<Item | undefined>): Promise<Item | undefined> {
    this.#known.set(nameOf(key), read)
    read.catch(() => this.find(key) === read && this.forget(key))
    return read
  }

  forget(key: Key): void {
    this.#known.delete(nameOf(key))
  }

  forgetAll(): void {
    this.#known.clear()
  }

  /** Nothing, where a key was removed. */
  noteWritten(key: Key, item: Item | undefined): void {
    this.keep(key, Promise.resolve(item && asOnWire(item)))
  }

  noteAll(writes: readonly Write[]): void {
    for (const write of writes)
      if ('put' in write) this.noteWritten(write.put, write.put)
      else if ('remove' in write) this.noteWritten(write.remove, undefined)
  }
}

/**
 * The same items, each read once a request: what the scope was checked by is what the change is decided on. What the
 * request writes it knows; after a write that was refused it reads anew. So a decision may be as old as its request:
 * its writes are guarded by the versions that it read, or by gates. Outside requests nothing is remembered.
 */
export function readOnce(items: Items): Items {
  function current(): Reads | undefined {
    const request = requests.getStore()
    if (!request) return undefined
    const known = request.get(items)
    if (known) return known
    const reads = new Reads()
    request.set(items, reads)
    return reads
  }

  return {
    ...items,

    async get<Value>(key: Key, weak = false) {
      const reads = current()
      const known = reads?.find(key)
      if (!reads || (weak && !known)) return items.get<Value>(key, weak)
      return (known ?? reads.keep(key, items.get(key))) as Promise<Item<Value> | undefined>
    },

    async getMany<Value>(keys: readonly Key[], weak = false) {
      const reads = current()
      if (!reads || weak) return items.getMany<Value>(keys, weak)
      const wanted = distinct(keys)
      const missing = wanted.filter(key => !reads.find(key))
      if (missing.length > 0) {
        const found = items.getMany(missing).then(all => new Map(all.map(item => [nameOf(item), item])))
        for (const key of missing)
          reads.keep(
            key,
            found.then(all => all.get(nameOf(key))),
          )
      }
      const all = await Promise.all(wanted.map(key => reads.find(key)))
      return all.filter(item => item !== undefined) as Item<Value>[]
    },

    async put<Value>(item: Item<Value>, guard?: Parameters<Items['put']>[1]) {
      current()?.forget(item)
      const outcome = await items.put(item, guard)
      if (outcome.done) current()?.noteWritten(item, item)
      return outcome
    },

    async remove(key, guard) {
      current()?.forget(key)
      const isDone = await items.remove(key, guard)
      if (isDone) current()?.noteWritten(key, undefined)
      return isDone
    },

    async transact(writes) {
      let isDone = false
      try {
        isDone = await items.transact(writes)
        return isDone
      } finally {
        if (isDone) current()?.noteAll(writes)
        else current()?.forgetAll()
      }
    },
  }
}

/** Reads what a request will ask for, all at once. Outside requests nothing would remember it, and nothing is read. */
export function readAhead(items: Pick<Items, 'getMany'>, keys: readonly Key[]): void {
  if (requests.getStore()) items.getMany(keys).catch(() => {})
}
