import type { Key } from '../keys.ts'

/** An item; `version` counts its changes from 1 where writes to it are guarded. */
export interface Item<Value = unknown> extends Key {
  readonly version?: number
  /** Seconds since 1970, after which it goes away, in tables whose items pass. */
  readonly expiresAt?: number
  /** Of the request that wrote it: goes on with what is announced of it, and is no part of the value. */
  readonly correlationId?: string
  /** A few bytes about the value that can be read without it. */
  readonly head?: unknown
  /** What JSON can say, or bytes. */
  readonly value: Value
}

/** Whether an item is there and has not passed: DynamoDB takes its time over those that have. */
export const isAlive = (item: Item | undefined, now: Date): boolean =>
  (item?.expiresAt ?? 0) > now.valueOf() / 1000

/** What must hold of the item for a write: it is absent, has that version, or is absent or has at most that version. */
export type Guard = 'absent' | number | { readonly atMost: number }

/** One part of a transaction. */
export type Write =
  | { readonly put: Item; readonly guard?: Guard }
  | { readonly remove: Key; readonly guard?: Guard }
  | { readonly check: Key; readonly guard: Guard }

/** Key of the item that a write is about. */
export const keyOfWrite = (write: Write): Key =>
  'put' in write ? write.put : 'remove' in write ? write.remove : write.check

/** What became of a put: done, or refused for the sake of what is there. */
export type PutOutcome<Value> =
  | { readonly done: true }
  | { readonly done: false; readonly existing: Item<Value> | undefined }

/** Items of one partition with `from` ≤ sort key ≤ `to`, ascending; only those behind `after` if given. */
export interface Range {
  readonly pk: string
  readonly from: string
  readonly to: string
  readonly after?: string | undefined
  /** How many the reader will take; all unless said. */
  readonly limit?: number | undefined
  readonly descending?: boolean
  /** Half the price, but what was written a moment ago may be missing. */
  readonly weak?: boolean
}

/** Limits that DynamoDB sets: parts of one transaction, and bytes of one item. */
export const [maxParts, maxItemBytes] = [100, 400 * 1024]

/** About how many bytes DynamoDB takes a value for, names of fields included. */
export function bytesOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value !== 'object' || value === null) return 8
  let sum = 3
  for (const name of Object.keys(value)) sum += name.length + 1 + bytesOf(value[name as keyof typeof value])
  return sum
}

/** A copy that nobody can change, without fields that are undefined, as the wire makes one. */
export function asOnWire<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return Uint8Array.from(value) as Value
  if (Array.isArray(value)) return Object.freeze(value.map(asOnWire)) as Value
  const fields: Record<string, unknown> = {}
  for (const name of Object.keys(value)) {
    const field = value[name as keyof Value]
    if (field !== undefined) fields[name] = asOnWire(field)
  }
  return Object.freeze(fields) as Value
}

/** A table of items. Reads see what was written a moment ago unless they are `weak`. */
export interface Items {
  get<Value>(key: Key, weak?: boolean): Promise<Item<Value> | undefined>
  /** The head of an item alone, weakly: costs half of what the item does, and sends next to nothing. */
  getHead<Head>(key: Key): Promise<Head | undefined>
  /** Those that exist, in any order; a key given twice counts once. `weak` as of a {@link Range}. */
  getMany<Value>(keys: readonly Key[], weak?: boolean): Promise<Item<Value>[]>
  query<Value>(range: Range): AsyncIterable<Item<Value>>
  /** The keys of a range, without what lies there. */
  queryKeys(range: Range): AsyncIterable<Key>
  /** Every item of the table, in no order. */
  scan<Value>(): AsyncIterable<Item<Value>>
  /** The key of every item of the table, in no order. */
  scanKeys(): AsyncIterable<Key>
  put<Value>(item: Item<Value>, guard?: Guard): Promise<PutOutcome<Value>>
  /** False if the guard does not hold. */
  remove(key: Key, guard?: Guard): Promise<boolean>
  /** Writes all or nothing; false if a guard did not hold, or the table was busy. At most {@link maxParts}. */
  transact(writes: readonly Write[]): Promise<boolean>
}

/** The same items, whose reads are all weak: half the price, for lists. */
export const weakItems = (items: Items): Items => ({
  ...items,
  get: key => items.get(key, true),
  getMany: keys => items.getMany(keys, true),
  query: range => items.query({ ...range, weak: true }),
  queryKeys: range => items.queryKeys({ ...range, weak: true }),
})

/** The range of all sort keys that begin so; no character of a key sorts behind `~`. */
export const beginningWith = (pk: string, prefix: string): Range => ({ pk, from: prefix, to: `${prefix}~` })

/** The values of a range, in its order. */
export async function valuesOf<Value>(items: Pick<Items, 'query'>, range: Range): Promise<Value[]> {
  return (await Array.fromAsync(items.query<Value>(range))).map(({ value }) => value)
}

/** A whole partition; no character of a key sorts before the blank. */
export const wholePartition = (pk: string): Range => ({ pk, from: ' ', to: '~' })

/** Guard and next version for a change of what was read, or was not there. */
export const next = (item: Item | undefined): { guard: Guard; version: number } =>
  item?.version === undefined
    ? { guard: 'absent', version: 1 }
    : { guard: item.version, version: item.version + 1 }

/** The put of a value in place of what was read, unless somebody was faster; unguarded where there was no version. */
export function replacing(
  key: Omit<Item, 'version' | 'value'>,
  before: Item | undefined,
  value: unknown,
): { readonly put: Item; readonly guard?: Guard } {
  const put = { ...key, version: (before?.version ?? 0) + 1, value }
  if (before === undefined) return { put, guard: 'absent' }
  return before.version === undefined ? { put } : { put, guard: before.version }
}

/** The guard of a write that makes this version: that the one before it is there, or none before the first. */
export const versionBefore = (version: number): Guard => (version === 1 ? 'absent' : version - 1)

/** The keys, each once. */
export const distinct = (keys: readonly Key[]): Key[] => [
  ...new Map(keys.map(key => [`${key.pk} ${key.sk}`, key])).values(),
]
