import type { Worker } from './worker.ts'

/** What the roster says of a cadre on a date; before the first entry, what it will say first. */
export function attributesOf({ entries }: Worker, date: string): Worker['entries'][number] {
  return entries.findLast(entry => entry.effectiveFrom <= date) ?? (entries[0] as Worker['entries'][number])
}
