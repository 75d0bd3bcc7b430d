import { type Days, daysUpTo } from '../ledger/facts.ts'
import { toDay } from '../time/calendar.ts'
import { daysBetween, hasDay } from '../time/month-days.ts'
import type { Case } from './context.ts'
import { isLinked, type Joined, linkedDays, rowOf } from './links.ts'
import { type Measure, share } from './measure.ts'

/** Youths, each once, by their position in the link table. */
interface Marks {
  set: number[]
  count: number
}

const noMarks = (of: Case): Marks => ({ set: new Array(of.table.links.length).fill(0), count: 0 })

/** Marks a youth of the facts who was linked on one of the days. */
function mark(of: Case, marks: Marks, joined: Joined, youth: number, days: Days): void {
  const row = rowOf(joined, of.table, youth)
  if (row >= 0 && marks.set[row] === 0 && (linkedDays(joined, of.table, row) & days) !== 0) {
    markRow(marks, row)
  }
}

function markRow(marks: Marks, row: number): void {
  if (marks.set[row] === 0) {
    marks.set[row] = 1
    marks.count++
  }
}

/** Youths with an active link and no mark, ascending. */
function unmarked({ active, table }: Case, marks: Marks): string[] {
  const youths: string[] = []
  for (const { youthId } of active)
    if (marks.set[table.firstOf.get(youthId) as number] === 0) youths.push(youthId)
  return youths
}

/** Marks the linked youths who took part in a personal visit on one of the days. */
function markVisits(of: Case, marks: Marks, joined: Joined, days: Days): void {
  for (const fact of joined.facts.visits) {
    const [day, present] = [fact[0], fact[4]]
    if (present.length > of.policy.personal.visitYouths || !hasDay(days, day)) continue
    for (const youth of present) mark(of, marks, joined, youth, 1 << (day - 1))
  }
}

/** 20: linked youths personally reached this month, or confirming so (notice, goal: 经常性直接联系). */
export const monthlyReach: Measure<'monthlyReach'> = {
  id: 'monthlyReach',
  measure: of => {
    const { num, den } = of.policy.monthlyReach
    const marks = noMarks(of)
    const joined = of.months.at(-1)
    if (joined?.span === of.span) {
      markContacts(of, marks, joined)
      markVisits(of, marks, joined, joined.open)
      for (const [youth, day, contactDay] of joined.facts.confirmed) {
        const linked = linkedDays(joined, of.table, rowOf(joined, of.table, youth))
        if (hasDay(linked, contactDay)) mark(of, marks, joined, youth, 1 << (day - 1))
      }
    }
    markConfirmations(of, marks)
    return share(marks.count, Math.ceil((num * of.quota) / den), short => ({
      short,
      youths: unmarked(of, marks),
    }))
  },
}

function markContacts(of: Case, marks: Marks, joined: Joined): void {
  const { online, phone, faceToFace, youths } = joined.facts
  const { contactYouths } = of.policy.personal
  for (let youth = 0; youth < youths.length; youth++) {
    const days =
      daysUpTo(online[youth], contactYouths) |
      daysUpTo(phone[youth], contactYouths) |
      daysUpTo(faceToFace[youth], contactYouths)
    if (days !== 0) mark(of, marks, joined, youth, days)
  }
}

/** Confirmations across months: the feedback lies in M, and both it and what it confirms count. */
function markConfirmations(of: Case, marks: Marks): void {
  for (const { youthId, on, contactOn } of of.confirmations) {
    const [feedback, contact] = [toDay(on), toDay(contactOn)]
    if (feedback < of.span.first || Math.max(feedback, contact) > of.day) continue
    if (Math.min(feedback, contact) < of.serviceFrom) continue
    if (isLinked(of.table, youthId, feedback) && isLinked(of.table, youthId, contact)) {
      markRow(marks, of.table.firstOf.get(youthId) as number)
    }
  }
}

/** 15: linked youths met in person this year (notice, task 2: 每年有面对面交流). */
export const faceToFace: Measure<'faceToFace'> = {
  id: 'faceToFace',
  measure: of => {
    const { contactYouths } = of.policy.personal
    const due = Math.ceil((of.quota * of.monthsOfYear) / 12)
    const marks = noMarks(of)
    for (const joined of of.months) {
      const { span, facts } = joined
      if (span.last < of.yearFrom || marks.count >= due) continue
      const days = daysBetween(of.yearFrom - span.first + 1, 31)
      for (let youth = 0; youth < facts.faceToFace.length; youth++) {
        const met = daysUpTo(facts.faceToFace[youth], contactYouths) & days
        if (met !== 0) mark(of, marks, joined, youth, met)
      }
      markVisits(of, marks, joined, joined.open & days)
    }
    return share(marks.count, due, short => ({ short, youths: unmarked(of, marks) }))
  },
}
