import { toDate } from '../time/calendar.ts'
import { countDays } from '../time/month-days.ts'
import { isWorkingDayNumber } from '../time/working-days.ts'
import { type Case, isAssigned, someVisit } from './context.ts'
import type { WeekShort } from './evidence.ts'
import { type Measure, notApplicable } from './measure.ts'

/** 25: half-days at an assigned base on working days, week by week (notice, 4+1 and task 1: 每周两个半天). */
export const halfDays: Measure<'halfDays'> = {
  id: 'halfDays',
  measure: of => {
    const perWeek = of.rule.halfDaysPerWeek
    if (perWeek === 0) return notApplicable
    let num = 0
    let den = 0
    const short: WeekShort[] = []
    const weeks = of.span.weeks.filter(({ sunday }) => sunday <= of.day && sunday >= of.serviceFrom)
    const seen = halfDaysSeen(of, weeks)
    weeks.forEach(({ monday, sunday }, week) => {
      let working = 0
      for (let day = Math.max(monday, of.serviceFrom); day <= sunday; day++) {
        if (isWorkingDayNumber(day)) working++
      }
      const due = Math.min(perWeek, working)
      const done = Math.min(due, countDays(seen[week] as number))
      den += due
      num += done
      if (done < due) short.push({ week: toDate(monday), short: due - done })
    })
    if (den === 0) return notApplicable
    return short.length === 0
      ? { reached: { num, den } }
      : { reached: { num, den }, missing: { weeks: short } }
  },
}

/** By week: the set of (day, half) with a visit to a base assigned on that working day, as 14 bits. */
function halfDaysSeen(of: Case, weeks: readonly { monday: number; sunday: number }[]): number[] {
  const seen = weeks.map(() => 0)
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return seen
  someVisit(of, first.monday, last.sunday, (fact, day) => {
    const [half, baseId] = [fact[1], fact[3]]
    if (baseId !== '' && isWorkingDayNumber(day) && isAssigned(of, baseId, day)) {
      const since = day - first.monday
      const week = Math.floor(since / 7)
      seen[week] = (seen[week] as number) | (1 << ((since % 7) * 2 + (half === 'am' ? 0 : 1)))
    }
    return false
  })
  return seen
}
