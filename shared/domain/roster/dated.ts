import { isDeepStrictEqual } from 'node:util'
import { ascending } from '../order.ts'

/** An entry that holds from a date on, until the next one. */
export interface Dated {
  effectiveFrom: string
}

/** What a replacement did. */
export type Change = 'created' | 'replaced' | 'unchanged'

/** The entry valid on a date, or undefined before the first. `history` ascends. */
export function entryOn<Entry extends Dated>(history: readonly Entry[], date: string): Entry | undefined {
  return history.findLast(entry => entry.effectiveFrom <= date)
}

/** The entry valid on a date; before the first, the one that will be. */
export function validOrFirst<Entry extends Dated>(
  history: readonly Entry[],
  date: string,
): Entry | undefined {
  return entryOn(history, date) ?? history[0]
}

/**
 * Places an entry among those before. It holds from `effectiveFrom`. Where that is not given, it holds from `first` as long
 * as nothing is valid yet, and from `today` after. An entry that says the same as the valid one changes nothing, unless
 * `moved` says that `first` is another day than before.
 */
export function placeEntry<Entry extends Dated>(
  history: readonly Entry[],
  { effectiveFrom, ...attributes }: Omit<Entry, 'effectiveFrom'> & { effectiveFrom?: string | undefined },
  { first, today, moved = false }: { first: string; today: string; moved?: boolean },
): { history: readonly Entry[]; change: Change } {
  const valid = entryOn(history, today)
  const from = effectiveFrom ?? (valid === undefined ? first : today)
  const entry = { ...attributes, effectiveFrom: from } as unknown as Entry
  const standing =
    effectiveFrom === undefined
      ? (valid ?? history[0])
      : history.find(known => known.effectiveFrom === effectiveFrom)
  const saysTheSame = standing !== undefined && isDeepStrictEqual({ ...standing, effectiveFrom: from }, entry)
  // Nothing is valid yet: a correction takes the place of the first entry, or that would undo it when it begins.
  const corrects = effectiveFrom === undefined && valid === undefined
  if (saysTheSame && !(corrects && moved)) return { history, change: 'unchanged' }
  const superseded = corrects ? history[0] : undefined
  return {
    history: history
      .filter(known => known !== superseded && known.effectiveFrom !== from)
      .concat(entry)
      .sort((a, b) => ascending(a.effectiveFrom, b.effectiveFrom)),
    change: history.length === 0 ? 'created' : 'replaced',
  }
}
