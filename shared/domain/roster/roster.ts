import { isDeepStrictEqual } from 'node:util'
import type { Cadre, Leave, Link } from '../../../events/index.ts'
import { ascending } from '../order.ts'
import { addDays, checkAsOf, firstDate } from '../time/calendar.ts'
import { type Change, entryOn, placeEntry } from './dated.ts'

export { type Change, validOrFirst } from './dated.ts'

/** Days `[from, until)` on which a cadre serves; `until` missing means still serving. */
export interface Service {
  from: string
  until?: string
}

/** What a replacement of a cadre says, valid from `effectiveFrom` until the next entry. */
export type CadreAttributes = Omit<Cadre, 'serviceFrom' | 'serviceUntil' | 'leaves' | 'effectiveFrom'> & {
  effectiveFrom: string
}

/** A cadre with all dated attributes; `history` ascends by `effectiveFrom`, one entry each. Service and leaves are the latest's. */
export interface CadreProfile {
  cadreId: string
  serviceFrom: string
  serviceUntil?: string
  /** Ascending; absent where there is none. */
  leaves?: Leave[]
  history: CadreAttributes[]
}

/** As much of a profile as tells when and for which org a cadre serves. */
export type Serving = Pick<CadreProfile, 'serviceFrom' | 'serviceUntil'> & {
  history: readonly Pick<CadreAttributes, 'effectiveFrom' | 'orgId'>[]
}

/** One interval of a link. */
export type LinkInterval = Link & { youthId: string }

/** The attributes valid on a date, or undefined before the first. */
export function attributesOn(profile: CadreProfile, date: string): CadreAttributes | undefined {
  return entryOn(profile.history, date)
}

/** Days in service: before the first `effectiveFrom` a cadre is not in service, whatever `serviceFrom` says. */
export function serviceOf(
  profile: Pick<CadreProfile, 'serviceFrom' | 'serviceUntil'> & {
    history: readonly Pick<CadreAttributes, 'effectiveFrom'>[]
  },
): Service {
  const first = profile.history[0]?.effectiveFrom ?? profile.serviceFrom
  const from = first > profile.serviceFrom ? first : profile.serviceFrom
  return profile.serviceUntil === undefined ? { from } : { from, until: profile.serviceUntil }
}

/** Whether a date lies in `[from, until)`. */
export function within(interval: Service, date: string): boolean {
  return interval.from <= date && (interval.until === undefined || date < interval.until)
}

/** Whether the cadre serves on a date. */
export function inService(profile: CadreProfile, date: string): boolean {
  return within(serviceOf(profile), date)
}

/** D, or the last day of service before it; null if the cadre serves on no day up to `asOf`. Throws `asOfOutsideMonth`. */
export function assessmentDay(profile: Serving, month: string, asOf: string): string | null {
  checkAsOf(month, asOf)
  const { from, until } = serviceOf(profile)
  const day = until !== undefined && until <= asOf ? addDays(until, -1) : asOf
  return day < firstDate(month) || day < from ? null : day
}

/** The org to which a cadre belongs for a month as of a date, or null where not assessed. */
export function orgOf(profile: Serving, month: string, asOf: string): string | null {
  const day = assessmentDay(profile, month, asOf)
  return day === null ? null : (profile.history.findLast(entry => entry.effectiveFrom <= day)?.orgId ?? null)
}

/**
 * A full replacement of a cadre on the local date `today`.
 * `effectiveFrom` defaults to `serviceFrom` as long as nothing is valid yet, to `today` after. A replacement that says the
 * same as the valid entry changes nothing. Service dates and leaves are always the latest replacement's.
 */
export function replaceCadre(
  profile: CadreProfile | undefined,
  cadreId: string,
  { serviceFrom, serviceUntil, leaves, ...attributes }: Cadre,
  today: string,
): { profile: CadreProfile; change: Change } {
  const service = {
    serviceFrom,
    ...(serviceUntil !== undefined && { serviceUntil }),
    ...(leaves !== undefined && leaves.length > 0 && { leaves: leaves.toSorted(bySince) }),
  }
  const sameService = profile !== undefined && isDeepStrictEqual(undated(profile), service)
  const { history, change } = placeEntry<CadreAttributes>(profile?.history ?? [], attributes, {
    first: serviceFrom,
    today,
    moved: !sameService,
  })
  return {
    profile: { cadreId, ...service, history: [...history] },
    change: change === 'unchanged' && !sameService ? 'replaced' : change,
  }
}

/** What of a profile is not dated, as a replacement would say it. */
export function undated({ serviceFrom, serviceUntil, leaves }: CadreProfile) {
  return {
    serviceFrom,
    ...(serviceUntil !== undefined && { serviceUntil }),
    ...(leaves !== undefined && leaves.length > 0 && { leaves }),
  }
}

const bySince = (a: Leave, b: Leave) => ascending(a.since, b.since)

const overlap = (a: LinkInterval, b: LinkInterval) =>
  a.since !== a.until &&
  b.since !== b.until &&
  (b.until === undefined || a.since < b.until) &&
  (a.until === undefined || b.since < a.until)

/** Places an interval among those of a pair: the same `since` replaces, another adds; none overlap. By `since`. */
export function placeLink(
  existing: readonly LinkInterval[],
  link: LinkInterval,
): { change: Change | 'overlaps'; links: LinkInterval[] } {
  const same = existing.find(known => known.since === link.since)
  const others = existing.filter(known => known !== same)
  if (others.some(known => overlap(known, link))) return { change: 'overlaps', links: [...existing] }
  const unchanged =
    same !== undefined &&
    same.baseId === link.baseId &&
    same.field === link.field &&
    same.until === link.until
  return {
    change: unchanged ? 'unchanged' : same === undefined ? 'created' : 'replaced',
    links: [...others, link].sort((a, b) => ascending(a.since, b.since)),
  }
}
