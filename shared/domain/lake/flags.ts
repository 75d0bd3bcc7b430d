import { ascending } from '../order.ts'
import { flags } from '../review/flags.ts'
import { attributesOn } from '../roster/roster.ts'
import { lastDate } from '../time/calendar.ts'
import type { Columns, RowOf } from './columns.ts'
import type { CadreMonth } from './events.ts'

/** A pattern for review, and what a person found behind it. Which events it is made of stays where they are. */
export const flagColumns = {
  flagId: 'string',
  cadreId: 'string',
  orgId: 'string',
  kind: 'string',
  events: 'int',
  /** `open`, or what was decided: `dismissed`, `upheld`, `coached`. */
  state: 'string',
} as const satisfies Columns

export type FlagRow = RowOf<typeof flagColumns>

/** A flag, and whether it still is one: some go when an event of theirs is taken back. */
export interface RaisedFlag {
  readonly row: FlagRow
  readonly isStanding: boolean
}

/** The flags of a month, also those that are none any more, ascending: of what was found behind them nothing is known. */
export function raisedFlags(month: string, cadres: readonly CadreMonth[]): RaisedFlag[] {
  return cadres
    .flatMap(({ profile, events, context: { policy } }) => {
      const { cadreId } = profile
      const orgId = (attributesOn(profile, lastDate(month)) ?? profile.history[0])?.orgId
      const raise = (some: typeof events) => flags(policy, some, cadreId, month, orgId)
      const standing = raise(events)
      const others = raise(events.filter(({ type }) => type !== 'void'))
      const isStanding = new Set(standing.map(({ id }) => id))
      const gone = others.filter(({ id }) => !isStanding.has(id))
      return [...standing, ...gone].map(({ id, kind, eventIds }): RaisedFlag => {
        const row = {
          flagId: id,
          cadreId,
          orgId: orgId ?? null,
          kind,
          events: eventIds.length,
          state: 'open',
        }
        return { row, isStanding: isStanding.has(id) }
      })
    })
    .sort(
      (a, b) =>
        ascending(a.row.cadreId as string, b.row.cadreId as string) ||
        ascending(a.row.flagId as string, b.row.flagId as string),
    )
}

/** The flags with what was decided of each, by flag: those that stand, and those that somebody decided on. */
export const decidedFlags = (
  raised: readonly RaisedFlag[],
  decisions: ReadonlyMap<string, string>,
): FlagRow[] =>
  raised.flatMap(({ row, isStanding }) => {
    const decision = decisions.get(row.flagId as string)
    if (decision !== undefined) return [{ ...row, state: decision }]
    return isStanding ? [row] : []
  })
