import { settledBy } from '../demands/demands.ts'
import { toDate } from '../time/calendar.ts'
import { daysBetween, hasDay } from '../time/month-days.ts'
import type { Unsettled } from './evidence.ts'
import { linkedDays, rowOf } from './links.ts'
import { type Measure, notApplicable, share } from './measure.ts'

/** Ratings go from 1 to 5: nothing to all. */
const [lowest, highest] = [1, 5]

/** 80: what the youths say, the latest of each within the window (notice, requirement 3: 满意度). */
export const rating: Measure<'rating'> = {
  id: 'rating',
  measure: of => {
    const latest = new Map<number, { day: number; score: number }>()
    for (const joined of of.months) {
      const { span, facts } = joined
      if (span.last < of.windowFrom) continue
      const days = daysBetween(of.windowFrom - span.first + 1, 31)
      for (const [youth, dayOfMonth, score] of facts.ratings) {
        const row = rowOf(joined, of.table, youth)
        if (!hasDay(linkedDays(joined, of.table, row) & days, dayOfMonth)) continue
        const day = span.first + dayOfMonth
        const known = latest.get(row)
        if (known === undefined || known.day < day) latest.set(row, { day, score })
      }
    }
    const raters = latest.size
    if (raters < of.policy.minRaters) {
      return { reached: null, missing: { short: of.policy.minRaters - raters } }
    }
    let sum = 0
    for (const { score } of latest.values()) sum += score
    return {
      reached: { num: sum - lowest * raters, den: (highest - lowest) * raters, raters },
    }
  },
}

/** 20: youths all of whose demands were settled by their mark (notice, task 4: 办实事). */
export const outcome: Measure<'outcome'> = {
  id: 'outcome',
  measure: of => {
    const missing: Unsettled[] = []
    const youths = new Set<string>()
    const unsettled = new Set<string>()
    for (const demand of of.demands) {
      const mark = demand.raised + of.policy.demands.settleDays
      if (!demand.byFeedback || mark < of.windowFrom || mark > of.day) continue
      youths.add(demand.youthId)
      if (settledBy(demand, mark)) continue
      unsettled.add(demand.youthId)
      missing.push({ demandId: demand.id, mark: toDate(mark) })
    }
    if (youths.size === 0) return notApplicable
    return share(youths.size - unsettled.size, youths.size, () => ({ demands: missing }))
  },
}

/** 满意度, in the order in which it is shown. */
export const satisfaction = [rating, outcome] as const
