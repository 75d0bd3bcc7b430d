import type { RatingKey } from '../../secrecy/figures.ts'
import { daysBetween, hasDay } from '../../time/month-days.ts'
import type { AssessmentContext } from '../context.ts'
import { isLinked, linkedDays, rowOf } from '../links.ts'
import type { Indicator } from './indicator.ts'

/** Ratings go from 1 to 5: nothing to all. */
const [lowest, highest] = [1, 5]

/** The latest rating of each youth that stands behind the figure, by the youth's row in the links. */
function latestRatings(ctx: AssessmentContext) {
  const latest = new Map<number, { youthId: string; day: number; score: number }>()
  for (const joined of ctx.months) {
    const { span, facts } = joined
    if (span.last < ctx.windowFrom) continue
    const days = daysBetween(ctx.windowFrom - span.first + 1, 31)
    for (const [youth, dayOfMonth, score] of facts.ratings) {
      const row = rowOf(joined, ctx.table, youth)
      if (!hasDay(linkedDays(joined, ctx.table, row) & days, dayOfMonth)) continue
      const day = span.first + dayOfMonth
      const known = latest.get(row)
      if (known === undefined || known.day < day)
        latest.set(row, { youthId: facts.youths[youth] as string, day, score })
    }
  }
  return latest
}

/** The ratings that stand behind the figure, whatever they are: see `mayBeShown`. */
export const ratingsBehind = (ctx: AssessmentContext): RatingKey[] =>
  [...latestRatings(ctx).values()].map(({ youthId, day, score }) => `${youthId} ${day} ${score}`).sort()

/** 80: what the youths say, each one's latest in the window (notice, requirement 3: 满意度). Never advised: that spoils it. */
export const rating: Indicator<'rating', { short: number }, never> = {
  id: 'rating',
  restsOn: ['feedback'],

  measure: ctx => {
    const latest = latestRatings(ctx)
    const raters = latest.size
    if (raters < ctx.policy.minRaters) {
      return { reached: null, missing: { short: ctx.policy.minRaters - raters } }
    }
    let sum = 0
    for (const { score } of latest.values()) sum += score
    return { reached: { num: sum - lowest * raters, den: (highest - lowest) * raters, raters } }
  },

  creditedBy: (ctx, events) => {
    const latest = new Map<string, string>()
    for (const { event, day } of events) {
      if (event.type !== 'feedback' || day < ctx.windowFrom) continue
      if (isLinked(ctx.table, event.youthId, day)) latest.set(event.youthId, event.id)
    }
    if (latest.size < ctx.policy.minRaters) return []
    const credited = new Set(latest.values())
    return events.map(({ event }) => event.id).filter(id => credited.has(id))
  },

  advise: () => [],
}
