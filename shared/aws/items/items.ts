import type { Key } from '../keys.ts'

/** An item as it is kept; `version` counts its changes from 1 where writes to it are guarded. */
export interface Item<Value = unknown> extends Key {
  readonly version?: number
  readonly value: Value
}

/** What must hold of the item for a write: it is absent, or has that version. */
export type Guard = 'absent' | number

/** One part of a transaction. */
export type Write =
  | { readonly put: Item; readonly guard?: Guard }
  | { readonly remove: Key }
  | { readonly check: Key; readonly guard: Guard }

/** Items of one partition with `from` ≤ sort key ≤ `to`, ascending; only those behind `after` if given. */
export interface Range {
  readonly pk: string
  readonly from: string
  readonly to: string
  readonly after?: string | undefined
  /** How many the reader will take; all unless said. */
  readonly limit?: number | undefined
}

/** Parts that one transaction may have. */
export const maxParts = 100

/** What the roster needs of a table. Reads see what was written a moment ago. */
export interface Items {
  get<Value>(key: Key): Promise<Item<Value> | undefined>
  /** Those that exist, in any order; a key given twice counts once. */
  getMany<Value>(keys: readonly Key[]): Promise<Item<Value>[]>
  query<Value>(range: Range): AsyncIterable<Item<Value>>
  /** Writes all or nothing; false if a guard did not hold, or the table was busy. At most {@link maxParts}. */
  transact(writes: readonly Write[]): Promise<boolean>
}

/** The range of all sort keys that begin so; no character of a key sorts behind `~`. */
export const beginningWith = (pk: string, prefix: string): Range => ({ pk, from: prefix, to: `${prefix}~` })

/** Guard and next version for a change of what was read, or was not there. */
export const next = (item: Item | undefined): { guard: Guard; version: number } =>
  item?.version === undefined
    ? { guard: 'absent', version: 1 }
    : { guard: item.version, version: item.version + 1 }
