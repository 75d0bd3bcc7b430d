import { campaign, quarterActivity, themeDays } from '../assessment/activity.ts'
import type { Measure } from '../assessment/measure.ts'
import { faceToFace } from '../assessment/reach.ts'
import { dayNumber, quarterOf, toDate } from '../time/calendar.ts'
import { type Ahead, type Candidate, type DoNext, spoken } from './ahead.ts'

/** What the quarter, the summer and the year still ask for (notice, task 2, task 1 and task 5). */
export function yearAhead(ahead: Ahead): Candidate[] {
  return [...meetings(ahead), ...themeDay(ahead), ...activity(ahead), ...survey(ahead)]
}

/**
 * The first month of the year, from this one on, at whose end the indicator would fall short of its pace k, its last
 * day and what would be missing then. Undefined where the year asks for nothing more, or service ends before.
 */
function paced<Id extends 'faceToFace' | 'themeDays'>({ of, last }: Ahead, { measure }: Measure<Id>) {
  const { year, number } = of.span
  for (let later = 0; number + later <= 12; later++) {
    if (dayNumber(year, number + later, 1) > last) return undefined
    const { missing, reached } = measure({ ...of, monthsOfYear: of.monthsOfYear + later })
    if (missing !== undefined && reached !== null) {
      const day = Math.min(last, dayNumber(year, number + later + 1, 1) - 1)
      return { day, missing, due: reached.den }
    }
  }
  return undefined
}

function meetings(ahead: Ahead): Candidate[] {
  const found = paced(ahead, faceToFace)
  if (found === undefined) return []
  const { day, due, missing } = found
  const still = Math.min(missing.short, missing.youths.length)
  if (still === 0) return []
  const text = `本年还有${missing.youths.length}名联系青年没有面对面交流，${spoken(ahead, day)}前至少再见${still}名。`
  const item = { kind: 'faceToFace', indicator: 'faceToFace', deadline: toDate(day), text } as const
  return [{ item: { ...item, youthIds: missing.youths }, lost: still / due }]
}

function themeDay(ahead: Ahead): Candidate[] {
  const found = paced(ahead, themeDays)
  if (found === undefined) return []
  const { day, due, missing } = found
  const text = `请在${spoken(ahead, day)}前再参加${missing.short}次团支部主题团日。`
  const item: DoNext = { kind: 'themeDay', indicator: 'themeDays', deadline: toDate(day), text }
  return [{ item, lost: missing.short / due }]
}

/** Whether what is due on `end` will be held against the cadre: in service on it, and long enough since `from`. */
const heldAgainst = ({ of, last }: Ahead, from: number, end: number, least: number) =>
  last >= end && end - Math.max(from, of.serviceFrom) + 1 >= least

function activity(ahead: Ahead): Candidate[] {
  const { of } = ahead
  const { youths, daysInService } = of.policy.quarterActivity
  const quarter = quarterOf(of.span.month)
  if (quarterActivity.measure(of).reached?.num === 1) return []
  if (!heldAgainst(ahead, quarter.first, quarter.last, daysInService)) return []
  const text = `本季度还没有${Math.min(youths, of.quota)}名以上联系青年参加的活动，请在${spoken(ahead, quarter.last)}前开展一次（报到不算活动）。`
  const deadline = toDate(quarter.last)
  return [{ item: { kind: 'quarterActivity', indicator: 'quarterActivity', deadline, text }, lost: 1 }]
}

function survey(ahead: Ahead): Candidate[] {
  const { of } = ahead
  const { fromMonth, toMonth, daysInService } = of.policy.campaign
  const { number, year } = of.span
  if (!of.rule.campaign || number < fromMonth || number > toMonth) return []
  if (campaign.measure(of).reached?.num === 1) return []
  const [from, end] = [dayNumber(year, fromMonth, 1), dayNumber(year, toMonth + 1, 1) - 1]
  if (!heldAgainst(ahead, from, end, daysInService)) return []
  const text = `请在${spoken(ahead, end)}前参加一次大宣传大调研。`
  return [{ item: { kind: 'campaign', indicator: 'campaign', deadline: toDate(end), text }, lost: 1 }]
}
