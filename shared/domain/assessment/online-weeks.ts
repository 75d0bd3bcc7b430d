import { daysUpTo } from '../ledger/facts.ts'
import { toDate } from '../time/calendar.ts'
import { daysBetween } from '../time/month-days.ts'
import type { Case } from './context.ts'
import { linkedDays, rowOf } from './links.ts'
import { type Measure, notApplicable, share } from './measure.ts'

/** 10: weeks with an online contact, of any size, to a linked youth (notice, task 2: 线上日常有声音). */
export const onlineWeeks: Measure<'onlineWeeks'> = {
  id: 'onlineWeeks',
  measure: of => {
    const weeks = of.span.weeks.filter(({ sunday }) => sunday <= of.day && sunday >= of.serviceFrom)
    if (weeks.length === 0) return notApplicable
    const missing = weeks.filter(({ monday, sunday }) => !contactedBetween(of, monday, sunday))
    return share(weeks.length - missing.length, weeks.length, () => ({
      weeks: missing.map(({ monday }) => toDate(monday)),
    }))
  },
}

function contactedBetween(of: Case, from: number, to: number): boolean {
  for (const joined of of.months) {
    const { span, facts, open } = joined
    if (span.last < from || span.first > to) continue
    const days = open & daysBetween(from - span.first + 1, to - span.first + 1)
    if (days === 0) continue
    for (let youth = 0; youth < facts.online.length; youth++) {
      const contacts = daysUpTo(facts.online[youth], Number.POSITIVE_INFINITY) & days
      if (contacts !== 0 && (contacts & linkedDays(joined, of.table, rowOf(joined, of.table, youth))) !== 0)
        return true
    }
  }
  return false
}
