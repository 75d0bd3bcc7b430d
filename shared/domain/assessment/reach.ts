import { toDay } from '../calendar.ts'
import { daysUpTo } from '../facts.ts'
import type { Case } from './case.ts'
import { daysBetween, hasDay } from './days.ts'
import { type Joined, linkedOn } from './links.ts'
import { type Measure, share } from './measure.ts'

/** Marks, by row of the link table, and how many are set. */
interface Marks {
  set: Uint8Array
  count: number
}

const noMarks = (of: Case): Marks => ({ set: new Uint8Array(of.table.youths.length), count: 0 })

function mark(marks: Marks, row: number): void {
  if (marks.set[row] === 0) {
    marks.set[row] = 1
    marks.count++
  }
}

const ceilDiv = (num: number, den: number) => Math.ceil(num / den)

/** Youths with an active link and no mark, ascending. */
function unmarked(of: Case, marks: Marks): string[] {
  return of.table.youths.filter((_, row) => of.active[row] === true && marks.set[row] === 0)
}

/** Marks the linked youths who took part in a personal visit on one of the days. */
function markVisits(marks: Marks, { facts, linked, rows }: Joined, days: number, maxYouths: number): void {
  for (const [day, , , , present] of facts.visits) {
    if (present.length > maxYouths || !hasDay(days, day)) continue
    for (const youth of present) {
      if (hasDay(linked[youth] as number, day)) mark(marks, rows[youth] as number)
    }
  }
}

/** 20: linked youths personally reached this month, or confirming so (notice, goal: 经常性直接联系). */
export const monthlyReach: Measure<'monthlyReach'> = {
  id: 'monthlyReach',
  measure: of => {
    const { monthlyReach: portion, personal } = of.policy
    const due = ceilDiv(portion.num * of.quota, portion.den)
    const marks = noMarks(of)
    const joined = of.months.at(-1)
    if (joined?.span === of.span) {
      const { facts, linked, rows } = joined
      for (let youth = 0; youth < rows.length; youth++) {
        const days = linked[youth] as number
        if (
          days !== 0 &&
          ((daysUpTo(facts.online[youth], personal.contactYouths) |
            daysUpTo(facts.phone[youth], personal.contactYouths) |
            daysUpTo(facts.faceToFace[youth], personal.contactYouths)) &
            days) !==
            0
        ) {
          mark(marks, rows[youth] as number)
        }
      }
      markVisits(marks, joined, joined.open, personal.visitYouths)
      for (const [youth, day, contactDay] of facts.confirmed) {
        const days = linked[youth] as number
        if (hasDay(days, day) && hasDay(days, contactDay)) mark(marks, rows[youth] as number)
      }
    }
    markConfirmations(of, marks)
    return share(marks.count, due, short => ({ short, youths: unmarked(of, marks) }))
  },
}

/** Confirmations across months: the feedback lies in M, and both it and what it confirms count. */
function markConfirmations(of: Case, marks: Marks): void {
  for (const { youthId, on, contactOn } of of.confirmations) {
    const [feedback, contact] = [toDay(on), toDay(contactOn)]
    if (feedback < of.span.first || Math.max(feedback, contact) > of.day) continue
    if (Math.min(feedback, contact) < of.serviceFrom) continue
    const row = of.table.youths.indexOf(youthId)
    if (row >= 0 && linkedOn(of.table, row, feedback) && linkedOn(of.table, row, contact)) mark(marks, row)
  }
}

/** 15: linked youths met in person this year (notice, task 2: 每年有面对面交流). */
export const faceToFace: Measure<'faceToFace'> = {
  id: 'faceToFace',
  measure: of => {
    const { personal } = of.policy
    const due = ceilDiv(of.quota * of.monthsOfYear, 12)
    const marks = noMarks(of)
    for (const joined of of.months) {
      const { span, facts, linked, rows } = joined
      if (span.last < of.yearFrom) continue
      const days = daysBetween(of.yearFrom - span.first + 1, 31)
      for (let youth = 0; youth < facts.faceToFace.length; youth++) {
        const met = facts.faceToFace[youth]
        if (met !== 0 && (daysUpTo(met, personal.contactYouths) & (linked[youth] as number) & days) !== 0) {
          mark(marks, rows[youth] as number)
        }
      }
      markVisits(marks, joined, joined.open & days, personal.visitYouths)
    }
    return share(marks.count, due, short => ({ short, youths: unmarked(of, marks) }))
  },
}
