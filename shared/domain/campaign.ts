import type { MonthFacts } from './ledger/facts.ts'
import { ascending } from './order.ts'
import type { Policy } from './policy/policy.ts'
import { entryOn } from './roster/dated.ts'
import { daysOnDuty, dutyOf } from './roster/duty.ts'
import { type CadreAttributes, type CadreProfile, serviceOf } from './roster/roster.ts'
import { addDays, dayNumber, monthSpan, toDate, toDay } from './time/calendar.ts'

/** `due` until the campaign's last day, that day included; `missed` after; `exempt` by category or short service. */
export type CampaignStanding = 'surveyed' | 'due' | 'missed' | 'exempt'

/** What the campaign needs to know of a cadre: the facts of its months at least. */
export interface CampaignCadre {
  profile: CampaignProfile
  facts: readonly MonthFacts[]
}

/** As much of a profile as says when and as what a cadre serves. */
export type CampaignProfile = Pick<CadreProfile, 'cadreId' | 'serviceFrom' | 'serviceUntil' | 'leaves'> & {
  history: readonly Pick<CadreAttributes, 'effectiveFrom' | 'category'>[]
}

/** Where a cadre stands. */
export interface CampaignRow {
  cadreId: string
  state: CampaignStanding
  /** Dates of surveys, each once. */
  surveys: string[]
  /** Why exempt: the category owes none, the cadre serves too few days by the campaign's end, or it left before. */
  reason?: 'category' | 'service'
}

/** A year's campaign. */
export interface CampaignState {
  year: number
  from: string
  /** Last day. */
  to: string
  counts: Record<CampaignStanding, number>
  /** Ascending by cadre. */
  cadres: CampaignRow[]
}

/**
 * The July–August campaign of an org's cadres as of a date (notice, task 5: 大宣传大调研, 全体专职、挂职团干部), by the rule
 * of the indicator `campaign`. A survey counts on whatever category it was done; cadres who serve on no day of the
 * campaign are left out.
 */
export function campaignState(
  policy: Policy,
  year: number,
  cadres: readonly CampaignCadre[],
  asOf: string,
): CampaignState {
  const first = dayNumber(year, policy.campaign.fromMonth, 1)
  const last = dayNumber(year, policy.campaign.toMonth + 1, 1) - 1
  const rows = cadres
    .flatMap(cadre => rowOf(policy, cadre, first, last, asOf) ?? [])
    .sort((a, b) => ascending(a.cadreId, b.cadreId))
  const count = (state: CampaignStanding) => rows.filter(row => row.state === state).length
  return {
    year,
    from: toDate(first),
    to: toDate(last),
    counts: {
      surveyed: count('surveyed'),
      due: count('due'),
      missed: count('missed'),
      exempt: count('exempt'),
    },
    cadres: rows,
  }
}

function rowOf(
  policy: Policy,
  { profile, facts }: CampaignCadre,
  first: number,
  last: number,
  asOf: string,
): CampaignRow | undefined {
  const { from, until } = serviceOf(profile)
  const begin = Math.max(first, toDay(from))
  const end = until === undefined ? last : Math.min(last, toDay(addDays(until, -1)))
  if (begin > end) return undefined
  const { cadreId } = profile
  const surveys = surveysOf(facts, begin, Math.min(end, toDay(asOf)))
  const day = toDate(Math.max(begin, Math.min(end, toDay(asOf))))
  const category = entryOn(profile.history, day)?.category
  if (category === undefined || !policy.categories[category].campaign) {
    return { cadreId, state: 'exempt', surveys, reason: 'category' }
  }
  if (surveys.length > 0) return { cadreId, state: 'surveyed', surveys }
  if (end < last || daysOnDuty(dutyOf(profile), begin, end) < policy.campaign.daysInService) {
    return { cadreId, state: 'exempt', surveys, reason: 'service' }
  }
  return { cadreId, state: toDay(asOf) > last ? 'missed' : 'due', surveys }
}

function surveysOf(facts: readonly MonthFacts[], from: number, to: number): string[] {
  const dates = new Set<string>()
  for (const { month, visits } of facts) {
    const { first } = monthSpan(month)
    for (const [dayOfMonth, , activity] of visits) {
      const day = first + dayOfMonth - 1
      if (activity === 'survey' && day >= from && day <= to) dates.add(toDate(day))
    }
  }
  return [...dates].sort()
}
