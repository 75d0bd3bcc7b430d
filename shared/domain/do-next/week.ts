import { type Case, isAssigned, someVisit } from '../assessment/context.ts'
import { halfDays } from '../assessment/half-days.ts'
import { onlineWeeks } from '../assessment/online-weeks.ts'
import { keptYears, toDate, type Week } from '../time/calendar.ts'
import { isWorkingDayNumber } from '../time/working-days.ts'
import { type Ahead, type Candidate, spoken } from './ahead.ts'

/** The week in which a day lies. */
function weekOf(day: number): Week {
  // 1970-01-05, day 4, was a Monday.
  const monday = day - ((((day - 4) % 7) + 7) % 7)
  return { monday, sunday: monday + 6 }
}

/**
 * This week's half-days and online contact, whichever month the week belongs to (notice, task 1: 每周两个半天, task 2:
 * 线上日常有声音). Nothing where service ends before Sunday: the week does not count then.
 */
export function weekAhead(ahead: Ahead): Candidate[] {
  const week = weekOf(ahead.today)
  if (week.sunday > ahead.last) return []
  const { of } = ahead
  const thisWeek: Case = { ...of, span: { ...of.span, weeks: [week] }, day: week.sunday }
  return [...visits(ahead, thisWeek, week), ...online(ahead, thisWeek, week)]
}

function visits(ahead: Ahead, thisWeek: Case, { monday, sunday }: Week): Candidate[] {
  const { of, today } = ahead
  // Towards the end of a year nobody may have said yet which days of January are worked: no guess.
  if (!keptYears.includes(Number(toDate(sunday).slice(0, 4)))) return []
  const short = halfDays.measure(thisWeek).missing?.weeks[0]?.short ?? 0
  const days: number[] = []
  for (let day = today; day <= sunday; day++) if (isWorkingDayNumber(day)) days.push(day)
  const still = Math.min(short, 2 * days.length - halvesUsed(of, today))
  const lastDay = days.at(-1)
  if (still <= 0 || lastDay === undefined) return []
  const assigned = days.some(day => of.assigned.some(({ since, until }) => since <= day && day < until))
  const left = `${days[0] === today ? '含今天' : '本周'}还剩${days.length}个工作日`
  const text = assigned
    ? `本周还差${still}个半天到联系的基层组织报到，${left}。`
    : `本周还差${still}个半天报到，${left}；尚未安排联系的基层组织，请先安排。`
  const item = { kind: 'halfDays', indicator: 'halfDays', deadline: toDate(lastDay), text } as const
  const due = of.rule.halfDaysPerWeek * of.span.weeks.length
  return [{ item: { ...item, week: toDate(monday) }, lost: still / due }]
}

/** How many half-days of a working day have already had a visit that counts. */
function halvesUsed(of: Case, day: number): number {
  const halves = new Set<string>()
  someVisit(of, day, day, fact => {
    if (isWorkingDayNumber(day) && isAssigned(of, fact[3], day)) halves.add(fact[1])
    return false
  })
  return halves.size
}

function online(ahead: Ahead, thisWeek: Case, { monday, sunday }: Week): Candidate[] {
  const { of } = ahead
  if (of.active.length === 0 || onlineWeeks.measure(thisWeek).missing === undefined) return []
  const text = `本周还没有线上联系，请在${spoken(ahead, sunday)}前与联系的青年线上互动一次。`
  const item = { kind: 'onlineContact', indicator: 'onlineWeeks', deadline: toDate(sunday), text } as const
  return [{ item: { ...item, week: toDate(monday) }, lost: 1 / of.span.weeks.length }]
}
