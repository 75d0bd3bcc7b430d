import { toDate } from '../calendar.ts'
import { daysUpTo } from '../facts.ts'
import type { Case } from './case.ts'
import { daysBetween } from './days.ts'
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
  for (const { span, facts, linked, open } of of.months) {
    if (span.last < from || span.first > to) continue
    const days = open & daysBetween(from - span.first + 1, to - span.first + 1)
    if (days === 0) continue
    const { online } = facts
    for (let youth = 0; youth < online.length; youth++) {
      const contacts = online[youth]
      if (
        contacts !== 0 &&
        (daysUpTo(contacts, Number.POSITIVE_INFINITY) & (linked[youth] as number) & days) !== 0
      ) {
        return true
      }
    }
  }
  return false
}
