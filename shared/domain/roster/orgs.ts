import { isDeepStrictEqual } from 'node:util'
import type { Org } from '../../../events/index.ts'
import { type Change, type Dated, placeEntry, validOrFirst } from './dated.ts'

/** What an org is, from whenever on. */
export type OrgContent = Omit<Org, 'effectiveFrom'>

/** What an org is, valid from `effectiveFrom` until the next entry. */
export type OrgAttributes = OrgContent & Dated

/** An org with all that was ever said of it; `history` ascends by `effectiveFrom`, one entry each. */
export interface OrgProfile {
  orgId: string
  history: OrgAttributes[]
}

/** From when an org is what it was first said to be: the earliest date there is. */
export const beginning = '1900-01-01'

/** After every date. */
export const never = '9999-12-32'

/** What the org is on a date; before the first entry, what it will be. */
export function orgOn({ history }: Pick<OrgProfile, 'history'>, date: string): OrgAttributes | undefined {
  return validOrFirst(history, date)
}

/** What an org is, without since when. */
export const contentOf = ({ effectiveFrom: _, ...content }: OrgAttributes): OrgContent => content

/** A full replacement of an org on the local date `today`; it holds from then on, the first time from the beginning. */
export function replaceOrg(
  profile: OrgProfile | undefined,
  orgId: string,
  org: Org,
  today: string,
): { profile: OrgProfile; change: Change } {
  const { history, change } = placeEntry<OrgAttributes>(profile?.history ?? [], org, {
    first: beginning,
    today,
  })
  return { profile: { orgId, history: [...history] }, change }
}

/** Days `[from, until)`. */
export interface Span {
  readonly from: string
  readonly until: string
}

/** The days that two spans have in common; undefined if there are none. */
export function commonDays(a: Span, b: Span): Span | undefined {
  const from = a.from > b.from ? a.from : b.from
  const until = a.until < b.until ? a.until : b.until
  return from < until ? { from, until } : undefined
}

/** Days on which an org lies directly below another, or is a root. */
export interface Place extends Span {
  readonly parentId?: string
}

/** Where an org lies on each day, without a gap. */
export function placesOf(history: readonly (Dated & { parentId?: string | undefined })[]): Place[] {
  return history.map(({ effectiveFrom, parentId }, i) => ({
    from: i === 0 ? beginning : effectiveFrom,
    until: history[i + 1]?.effectiveFrom ?? never,
    ...(parentId !== undefined && { parentId }),
  }))
}

/** The spans of days on which a replacement of an org says something else than what was known. */
export function orgChanges(before: OrgProfile, after: OrgProfile) {
  const dates = [before, after].flatMap(({ history }) => history.slice(1).map(entry => entry.effectiveFrom))
  const days = [...new Set([beginning, ...dates])].sort()
  const on = (profile: OrgProfile, day: string) => contentOf(orgOn(profile, day) as OrgAttributes)
  return days
    .map((from, i) => ({
      from,
      until: days[i + 1] ?? never,
      before: on(before, from),
      after: on(after, from),
    }))
    .filter(change => !isDeepStrictEqual(change.before, change.after))
}
