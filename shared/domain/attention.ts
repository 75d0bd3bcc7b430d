import { type Dimensions, type IndicatorId, indicatorIds } from '../../events/assessment.ts'
import { openDemands } from './demands/demands.ts'
import { daysUpTo, type MonthFacts } from './ledger/facts.ts'
import type { Policy } from './policy/policy.ts'
import type { Service } from './roster/roster.ts'
import { addDays, addMonths, firstDate, monthOf } from './time/calendar.ts'

/** Why a cadre may need help; codes in the order in which they are told. */
export { attentionReasons } from '../../events/reminder.ts'

/** A reason with what it is made of. None of them is a score. */
export type Attention =
  | { why: 'keptBack'; month: string; reason: string }
  /** Neither contact nor visit since the first day of the month before. */
  | { why: 'silent'; since: string }
  /** Fewer youths personally reached in each of the last three full months. */
  | { why: 'dropping'; youths: number[] }
  | { why: 'openDemands'; open: number; overdue: number }
  /** Indicators of attainment and activity that were short in the last result. */
  | { why: 'short'; month: string; indicators: IndicatorId[] }
  | { why: 'new'; since: string }

/** What is known of a cadre. */
export interface AttentionSource {
  readonly service: Service
  /** Facts of the last months: they hold contacts and open demands. */
  readonly facts: readonly MonthFacts[]
  /** The last result, and whether the month before has none though it is due. */
  readonly result?: { readonly month: string; readonly dimensions: Dimensions } | undefined
  readonly keptBack?: { readonly month: string; readonly reason: string } | undefined
}

/** Different youths whom a month's personal contacts and visits reached. */
function reachedIn(policy: Policy, facts: MonthFacts | undefined): number {
  if (!facts) return 0
  const reached = new Set<number>()
  for (const along of [facts.online, facts.phone, facts.faceToFace])
    along.forEach((sized, youth) => {
      if (daysUpTo(sized, policy.personal.contactYouths) !== 0) reached.add(youth)
    })
  for (const [, , , , youths] of facts.visits)
    if (youths.length <= policy.personal.visitYouths) for (const youth of youths) reached.add(youth)
  return reached.size
}

const isQuiet = (facts: MonthFacts | undefined) =>
  facts === undefined ||
  [facts.online, facts.phone, facts.faceToFace, facts.visits].every(list => list.length === 0)

/** Why a cadre in service on a date may need help: facts and codes for a person to look at, never a ranking. */
export function attentionOf(
  policy: Policy,
  { service, facts, result, keptBack }: AttentionSource,
  date: string,
): Attention[] {
  const month = monthOf(date)
  const of = (back: number) => facts.find(known => known.month === addMonths(month, -back))
  const since = firstDate(addMonths(month, -1))
  const found: Attention[] = []
  if (keptBack) found.push({ why: 'keptBack', ...keptBack })
  const isNew = addDays(service.from, policy.grades.exemptBelowDays) > date
  if (!isNew && service.from <= since && isQuiet(of(0)) && isQuiet(of(1)))
    found.push({ why: 'silent', since })
  const youths = [3, 2, 1].map(back => reachedIn(policy, of(back)))
  const [first = 0, second = 0, third = 0] = youths
  if (first > second && second > third) found.push({ why: 'dropping', youths })
  const open = openDemands(policy, facts, service, date)
  if (open.length > 0)
    found.push({
      why: 'openDemands',
      open: open.length,
      overdue: open.filter(({ overdue }) => overdue).length,
    })
  const short = result ? shortOf(result.dimensions) : []
  if (result && short.length > 0) found.push({ why: 'short', month: result.month, indicators: short })
  if (isNew) found.push({ why: 'new', since: service.from })
  return found
}

/** Indicators of attainment and activity that are short. */
export function shortOf({ attainment, activity }: Dimensions): IndicatorId[] {
  const all = { ...attainment.indicators, ...activity.indicators }
  return [...indicatorIds.attainment, ...indicatorIds.activity].filter(id => {
    const reached = all[id]
    return reached !== null && reached.num < reached.den
  })
}
