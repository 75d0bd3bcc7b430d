import type { Dimensions } from '../../../events/assessment.ts'
import type { Due } from '../../../events/reminder.ts'
import { type AssessmentContext, contextOf } from '../assessment/context.ts'
import { halfDays } from '../assessment/indicators/half-days.ts'
import type { Status } from '../assessment/revision.ts'
import { shortOf } from '../attention.ts'
import { closingTime } from '../closing.ts'
import { answeredBy } from '../demands/demands.ts'
import type { MonthFacts } from '../ledger/facts.ts'
import type { Policy } from '../policy/policy.ts'
import { isOnDuty } from '../roster/duty.ts'
import { inService, serviceOf } from '../roster/roster.ts'
import type { RosterSlice } from '../roster/roster-slice.ts'
import { addDays, addMonths, monthOf, toDate, toDay } from '../time/calendar.ts'
import type { WorkingDays } from '../time/working-days.ts'
import { isQuietDay, isTimeToTell, nextTold } from './days.ts'
import { idOf } from './ids.ts'

/** Of a cadre and a month that closes: its last result, as the cadre may see it. */
export interface ClosingResult {
  readonly status: Status
  readonly dimensions: Dimensions
}

/** What is known of a cadre; links and claims of the roster are not looked at. */
export interface ReminderSource {
  readonly roster: RosterSlice
  /** As the cadre itself may see them, of this month and the ones before in which an open demand may lie. */
  readonly facts: readonly MonthFacts[]
  /** Of the month before; asked for only where {@link closesSoon}. */
  readonly result?: ClosingResult | undefined
}

/** Last day on which something recorded still comes before the closing of a month. */
const lastDayOf = (policy: Policy, month: string) => addDays(closingTime(policy, month, 'final').date, -1)

/** Whether the month before a date closes before it can be told again. `policy` is that of the month before. */
export function closesSoon(policy: Policy, workingDays: WorkingDays, date: string): boolean {
  const month = addMonths(monthOf(date), -1)
  return isTimeToTell(workingDays, date, lastDayOf(policy, month))
}

/** Half-days of this week, when as few working days are left as a half-day may still be caught up on with ease. */
const fewDays = 2

function halfDaysDue(ctx: AssessmentContext, date: string, last: number): Due[] {
  const [advice] = halfDays.advise({ ctx, today: toDay(date), last }, { reached: null })
  if (advice?.item.kind !== 'halfDays') return []
  const { details, deadline, week } = advice.item
  if (!details.today || details.workingDays > fewDays || week === undefined) return []
  return [{ kind: 'halfDays', week, missing: details.still, deadline }]
}

/**
 * What a cadre is told on a date: half-days that this week lacks, demands whose answer is due and a month that closes before
 * it could be told again. Nothing on a day off, on leave, or out of service. `before` is the policy of the month before.
 */
export function remindersOf(
  policy: Policy,
  before: Policy,
  { roster, facts, result }: ReminderSource,
  date: string,
): Due[] {
  const { profile, workingDays } = roster
  if (isQuietDay(workingDays, date) || !inService(profile, date)) return []
  const ctx = contextOf(policy, { ...roster, links: [], claims: {} }, facts, monthOf(date), date)
  const today = toDay(date)
  if (ctx === null || !isOnDuty(ctx.duty, today)) return []
  const { until } = serviceOf(profile)
  const last = until === undefined ? Number.POSITIVE_INFINITY : toDay(until) - 1
  const demands = ctx.demands.flatMap((demand): Due[] => {
    const deadline = toDate(demand.raised + policy.demands.answerDays)
    const isDue = !answeredBy(demand, today) && isTimeToTell(workingDays, date, deadline)
    return isDue ? [{ kind: 'demandDue', demandId: demand.id, deadline }] : []
  })
  const month = addMonths(monthOf(date), -1)
  const isShort = result?.status === 'provisional' && shortOf(result.dimensions).length > 0
  const closing: Due[] =
    isShort && closesSoon(before, workingDays, date)
      ? [{ kind: 'monthClosing', month, deadline: lastDayOf(before, month) }]
      : []
  return [...halfDaysDue(ctx, date, last), ...demands, ...closing]
}

/** What names a thing within its kind. */
function thingOf(due: Due): string {
  switch (due.kind) {
    case 'halfDays':
      return due.week
    case 'demandDue':
      return due.demandId
    case 'monthClosing':
      return due.month
    case 'objectionOpen':
      return due.objectionId
    case 'calendarMissing':
      return String(due.year)
  }
}

/** Id of a reminder: one for each person or org, thing and day. */
export const reminderId = (recipient: { cadreId: string } | { orgId: string }, due: Due, date: string) =>
  idOf(
    'reminder',
    'cadreId' in recipient ? 'cadre' : 'org',
    'cadreId' in recipient ? recipient.cadreId : recipient.orgId,
    due.kind,
    thingOf(due),
    date,
  )

/** Whether a root org is told of a missing calendar: once a week, and daily where a day may be the last that is known. */
export function tellsOfCalendar(workingDays: WorkingDays, date: string, isFirst: boolean): boolean {
  if (isQuietDay(workingDays, date)) return false
  return isFirst || workingDays.isWorking(toDay(nextTold(workingDays, date))) === undefined
}
