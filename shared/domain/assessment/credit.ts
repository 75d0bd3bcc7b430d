import type { IndicatorId } from '../../../events/assessment.ts'
import { onlineChannels } from '../../../events/contact.ts'
import type { RecordedEvent } from '../../../events/index.ts'
import { fold } from '../ledger/fold.ts'
import { inOrder, type StandingEvent, standing } from '../ledger/standing.ts'
import type { Policy } from '../policy/policy.ts'
import { dayNumber, localDay, monthsBetween, quarterOf } from '../time/calendar.ts'
import { isWorkingDayNumber } from '../time/working-days.ts'
import type { RosterSlice } from './assessment.ts'
import { type Case, caseOf, isAssigned } from './context.ts'
import { creditedFeedback, creditedSteps } from './credit-youths.ts'
import { isLinked } from './links.ts'
import { monthsNeeded } from './needs.ts'

/** Event ids behind each indicator, in the order of the events; links and accounts have none. */
export type Credit = Partial<Record<IndicatorId, string[]>>

/**
 * Which events gave the credit, for the committee (ratings included: not for a cadre's eyes). `events` are whole
 * ledger partitions of the cadre: those of `monthsNeeded`, and those that hold confirmed events of other months.
 */
export function credit(
  policy: Policy,
  roster: RosterSlice,
  events: readonly RecordedEvent[],
  month: string,
  asOf: string,
): Credit {
  const { timeZone } = policy
  const facts = monthsBetween(...monthsNeeded(policy, month)).map(known => fold(events, known, timeZone))
  const of = caseOf(policy, roster, facts, month, asOf, [])
  if (of === null) return {}
  const counting = standing(events, timeZone)
    .sort(inOrder)
    .map(event => ({ event, day: localDay(event.occurredAt, timeZone) }))
    .filter(({ day }) => day >= of.serviceFrom && day <= of.day)
  const credited: Credit = {}
  const give = (id: IndicatorId, event: string) => {
    const known = credited[id] ?? []
    credited[id] = known
    if (!known.includes(event)) known.push(event)
  }
  for (const { event, day } of counting) {
    for (const id of creditedByItself(of, event, day)) give(id, event.id)
  }
  creditedFeedback(of, counting, give)
  creditedSteps(of, counting, give)
  const order = new Map(counting.map(({ event }, position) => [event.id, position]))
  for (const ids of Object.values(credited)) ids.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  return credited
}

/** How many of the youths were linked on a day. */
function countLinked(of: Case, youthIds: readonly string[], day: number): number {
  return youthIds.filter(youthId => isLinked(of.table, youthId, day)).length
}

function creditedByItself(of: Case, event: StandingEvent, day: number): IndicatorId[] {
  if (event.type === 'contact') return creditedContact(of, event, day)
  return event.type === 'visit' ? creditedVisit(of, event, day) : []
}

const inWeeks = (of: Case, day: number) =>
  of.span.weeks.some(({ monday, sunday }) => monday <= day && day <= sunday && sunday <= of.day)

function creditedContact(of: Case, event: Extract<StandingEvent, { type: 'contact' }>, day: number) {
  const ids: IndicatorId[] = []
  if (countLinked(of, event.youthIds, day) === 0) return ids
  const personal = event.youthIds.length <= of.policy.personal.contactYouths
  if (personal && day >= of.span.first) ids.push('monthlyReach')
  if ((onlineChannels as readonly string[]).includes(event.channel) && inWeeks(of, day))
    ids.push('onlineWeeks')
  if (personal && event.channel === 'faceToFace' && day >= of.yearFrom) ids.push('faceToFace')
  return ids
}

function creditedVisit(of: Case, event: Extract<StandingEvent, { type: 'visit' }>, day: number) {
  const ids: IndicatorId[] = []
  const { policy, rule, span } = of
  const { activity, baseId, youthIds } = event
  const linked = countLinked(of, youthIds, day)
  const reached = linked > 0 && youthIds.length <= policy.personal.visitYouths
  if (baseId !== undefined && isAssigned(of, baseId, day)) {
    if (day >= of.windowFrom && rule.baseKinds.includes(of.kindOf(baseId))) ids.push('reported')
    if (rule.halfDaysPerWeek > 0 && inWeeks(of, day) && isWorkingDayNumber(day)) ids.push('halfDays')
  }
  if (reached && day >= span.first) ids.push('monthlyReach')
  if (reached && day >= of.yearFrom) ids.push('faceToFace')
  const enough = linked >= Math.min(policy.quarterActivity.youths, of.quota)
  if (activity !== 'checkIn' && enough && day >= quarterOf(span.month).first) ids.push('quarterActivity')
  if (activity === 'themeDay' && rule.themeDaysPerYear > 0 && day >= of.yearFrom) ids.push('themeDays')
  const { fromMonth, toMonth } = policy.campaign
  const inCampaign = span.number >= fromMonth && span.number <= toMonth
  if (activity === 'survey' && rule.campaign && inCampaign && day >= dayNumber(span.year, fromMonth, 1)) {
    ids.push('campaign')
  }
  return ids
}
