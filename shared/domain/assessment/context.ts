import type { Base } from '../../../events/index.ts'
import { type DemandCase, demandsOf } from '../demands/demands.ts'
import { DomainError } from '../error.ts'
import type { Confirmation } from '../ledger/confirmations.ts'
import { factsVersion, type MonthFacts } from '../ledger/facts.ts'
import { ascending } from '../order.ts'
import type { BaseKindDue, CategoryRule, Policy } from '../policy/policy.ts'
import { type Duty, daysOnLeave, dutyOf } from '../roster/duty.ts'
import { isOverlapping } from '../roster/overlap.ts'
import {
  assessmentDay,
  attributesOn,
  type CadreAttributes,
  type LinkInterval,
  validOrFirst,
} from '../roster/roster.ts'
import type { OrgOfCadre, RosterSlice } from '../roster/roster-slice.ts'
import { addMonths, dayNumber, firstDate, type MonthSpan, monthSpan, toDay } from '../time/calendar.ts'
import { daysBetween } from '../time/month-days.ts'
import type { WorkingDays } from '../time/working-days.ts'
import { holds, type Joined, type LinkTable, linkTable } from './links.ts'
import { monthsNeeded } from './needs.ts'

/** A base assigned on `[since, until)`, as day numbers. */
interface Assigned {
  baseId: string
  kind: BaseKindDue
  since: number
  until: number
  /** When the first visit was planned (计划报到时间). */
  planned: number
}

/** One cadre's month, prepared for measuring; days are day numbers. */
export interface AssessmentContext {
  policy: Policy
  rule: CategoryRule
  /** Q */
  quota: number
  attributes: CadreAttributes
  org: OrgOfCadre
  span: MonthSpan
  /** D */
  day: number
  date: string
  /** First day in service, and first day of YTD. */
  serviceFrom: number
  yearFrom: number
  /** Leave and service, to tell the days on duty: what is due is counted in them. */
  duty: Duty
  /** k: months of the year so far, the one of YTD's first day included, those without a day on duty left out. */
  monthsOfYear: number
  windowFrom: number
  table: LinkTable
  /** Active on D, ascending by youth: those that count, and the youths on whom the cadre overlaps. */
  active: readonly LinkInterval[]
  counted: readonly LinkInterval[]
  overlapping: readonly string[]
  /** Months with facts, ascending. */
  months: readonly Joined[]
  kindOf(baseId: string): BaseKindDue
  assigned: readonly Assigned[]
  confirmations: readonly Confirmation[]
  workingDays: WorkingDays
  /** Raised in service, up to D. */
  demands: readonly DemandCase[]
}

/** What an assessment is a function of, in the order in which it is given. */
export type AssessmentInput = Parameters<typeof contextOf>

/** Prepares the context, or null where the cadre is not assessed for the month; throws on a D outside of it. */
export function contextOf(
  policy: Policy,
  roster: RosterSlice,
  facts: readonly MonthFacts[],
  month: string,
  asOf: string,
  confirmations: readonly Confirmation[] = [],
): AssessmentContext | null {
  const { profile } = roster
  const date = assessmentDay(profile, month, asOf)
  const attributes = date === null ? undefined : attributesOn(profile, date)
  if (date === null || attributes === undefined) return null
  const org = validOrFirst(roster.orgs[attributes.orgId] ?? [], date)
  if (org === undefined) throw incomplete(roster, 'org', attributes.orgId)

  const rule = policy.categories[attributes.category]
  const span = monthSpan(month)
  const day = toDay(date)
  const duty = dutyOf(profile)
  const serviceFrom = duty.from
  // A month before the first `effectiveFrom` has no day on duty, so k leaves it out.
  const yearFrom = Math.max(dayNumber(span.year, 1, 1), serviceFrom)
  const kindOf = (baseId: string) => kindDue(roster, baseId)
  const table = linkTable(roster.links)
  const needed = relevantFacts(policy, facts, month)
  return {
    policy,
    rule,
    quota: rule.ownQuota && attributes.quota !== undefined ? attributes.quota : rule.quota,
    attributes,
    org,
    span,
    day,
    date,
    serviceFrom,
    yearFrom,
    duty,
    monthsOfYear: monthsOfYear({ duty, span, yearFrom }, span.number, day),
    windowFrom: toDay(firstDate(addMonths(month, 1 - policy.windowMonths))),
    table,
    ...activeLinks(policy, roster, table, date),
    months: needed.map(known => {
      const own = monthSpan(known.month)
      const open = daysBetween(serviceFrom - own.first + 1, Math.min(day, own.last) - own.first + 1)
      return { facts: known, span: own, open }
    }),
    kindOf,
    assigned: attributes.bases.map(({ baseId, plannedOn, since, until }) => ({
      baseId,
      kind: kindOf(baseId),
      since: toDay(since),
      planned: toDay(plannedOn),
      until: until === undefined ? Number.POSITIVE_INFINITY : toDay(until),
    })),
    confirmations,
    workingDays: roster.workingDays,
    demands: demandsOf(needed, policy.timeZone).filter(
      ({ raised }) => raised >= serviceFrom && raised <= day,
    ),
  }
}

/** k of a month as of a day: months of the year in service so far, but for those all on leave; one at least. */
export function monthsOfYear(
  { duty, span: { year }, yearFrom }: Pick<AssessmentContext, 'duty' | 'span' | 'yearFrom'>,
  number: number,
  day: number,
): number {
  if (duty.leaves.length === 0) return number - new Date(yearFrom * 86_400_000).getUTCMonth()
  let months = 0
  for (let month = number; month > 0 && dayNumber(year, month + 1, 1) > yearFrom; month--) {
    const first = Math.max(yearFrom, dayNumber(year, month, 1))
    const last = Math.min(day, dayNumber(year, month + 1, 1) - 1)
    if (daysOnLeave(duty, first, last) < last - first + 1) months++
  }
  return Math.max(1, months)
}

/** Facts that are read for a month, ascending, without empty ones. */
export function relevantFacts(policy: Policy, facts: readonly MonthFacts[], month: string): MonthFacts[] {
  const [from, to] = monthsNeeded(policy, month)
  for (const known of facts) {
    if (known.v !== factsVersion) {
      throw new DomainError('factsVersion', { month: known.month, v: known.v })
    }
  }
  return facts
    .filter(known => known.month >= from && known.month <= to && known.events > 0)
    .sort((a, b) => ascending(a.month, b.month))
}

function incomplete(roster: RosterSlice, missing: 'base' | 'org', id: string): DomainError {
  return new DomainError('rosterIncomplete', { cadreId: roster.profile.cadreId, missing, id })
}

function kindDue(roster: RosterSlice, baseId: string): BaseKindDue {
  const kind: Base['kind'] | undefined = roster.bases[baseId]
  if (kind === undefined) throw incomplete(roster, 'base', baseId)
  return kind === 'association' ? 'association' : 'branch'
}

/** Active links of the cadre on D: those that count, and the youths on whom it overlaps. */
export function activeLinks(policy: Policy, roster: RosterSlice, table: LinkTable, date: string) {
  const active: LinkInterval[] = []
  const counted: LinkInterval[] = []
  const overlapping: string[] = []
  const { cadreId } = roster.profile
  const day = toDay(date)
  for (let i = 0; i < table.links.length; i++) {
    if (!holds(table, i, day)) continue
    const link = table.links[i] as LinkInterval
    active.push(link)
    const claims = roster.claims[link.youthId]
    if (isOverlapping(cadreId, link, claims, roster.service, date, policy.maxCadresPerYouth)) {
      overlapping.push(link.youthId)
    } else counted.push(link)
  }
  return { active, counted, overlapping }
}
