import type { Contact } from '../../../events/index.ts'
import type { SizedDays } from './facts.ts'

/** Days of a youth's contacts, as bits, by how many youths a contact reached. */
export type BySize = Map<number, number>

/** Adds a contact to the days of each youth whom it reached. */
export function addContact(
  along: BySize[],
  { youthIds }: Contact,
  day: number,
  index: (youthId: string) => number,
): void {
  const bit = 1 << (day - 1)
  for (const youthId of youthIds) {
    const youth = index(youthId)
    const bySize = along[youth] ?? new Map<number, number>()
    along[youth] = bySize
    bySize.set(youthIds.length, (bySize.get(youthIds.length) ?? 0) | bit)
  }
}

/** Keeps each day with its smallest contact only: a larger one on the same day tells nothing more. */
export function sized(along: readonly BySize[], length: number): SizedDays[] {
  const result: SizedDays[] = []
  for (let youth = 0; youth < length; youth++) {
    const entries: number[] = []
    let seen = 0
    for (const [size, days] of [...(along[youth] ?? [])].sort(([a], [b]) => a - b)) {
      if ((days & ~seen) !== 0) entries.push(size, days & ~seen)
      seen |= days
    }
    result.push(
      entries.length === 0 ? 0 : entries.length === 2 && entries[0] === 1 ? (entries[1] as number) : entries,
    )
  }
  while (result.at(-1) === 0) result.pop()
  return result
}
