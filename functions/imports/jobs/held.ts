import { activeOn } from '../../../shared/domain/roster/overlap.ts'
import type { LinkInterval } from '../../../shared/domain/roster/roster.ts'

/** The links that an order is about, as they stand on its day. */
export interface HeldLinks {
  /** Those that hold on the day: one row of the job each. */
  readonly held: readonly LinkInterval[]
  /** How many begin only after it, and stay as they are. */
  readonly later: number
  /** Youths that were asked for and are not linked on the day. */
  readonly missing: readonly string[]
}

/** Looks up the links of some youths on a day; of all youths where none is named. */
export function heldOn(links: readonly LinkInterval[], day: string, youthIds?: readonly string[]): HeldLinks {
  const wanted = youthIds && new Set(youthIds)
  const chosen = links.filter(({ youthId }) => wanted?.has(youthId) ?? true)
  const held = chosen.filter(link => activeOn(link, day))
  const holding = new Set(held.map(({ youthId }) => youthId))
  return {
    held,
    later: chosen.filter(({ since }) => since > day).length,
    missing: [...(wanted ?? [])].filter(youthId => !holding.has(youthId)),
  }
}
