import { paced } from '../../do-next/ahead.ts'
import { toDate } from '../../time/calendar.ts'
import type { AssessmentContext } from '../context.ts'
import { someVisit } from '../visits.ts'
import { type Indicator, idsWhere, type Measured, notApplicable, share } from './indicator.ts'

const isThemeDay = (activity: string) => activity === 'themeDay'

function measure(ctx: AssessmentContext): Measured<{ short: number }> {
  const perYear = ctx.rule.themeDaysPerYear
  if (perYear === 0) return notApplicable
  const dates = new Set<number>()
  someVisit(ctx, ctx.yearFrom, ctx.day, (fact, day) => {
    if (isThemeDay(fact[2])) dates.add(day)
    return false
  })
  const due = Math.floor((perYear * ctx.monthsOfYear) / 12)
  if (due === 0) return dates.size > 0 ? { reached: { num: 1, den: 1 } } : notApplicable
  return share(dates.size, due, short => ({ short }))
}

/** 10: different dates of theme days this year (notice, task 1: 主题团日不少于2次). */
export const themeDays: Indicator<'themeDays', { short: number }, 'themeDay'> = {
  id: 'themeDays',
  restsOn: ['visit'],
  measure,

  creditedBy: (ctx, events) =>
    ctx.rule.themeDaysPerYear === 0
      ? []
      : idsWhere(
          events,
          (event, day) => event.type === 'visit' && isThemeDay(event.activity) && day >= ctx.yearFrom,
        ),

  advise: ahead => {
    const found = paced(ahead, measure)
    if (found === undefined) return []
    const { day, due, missing } = found
    const details = { short: missing.short }
    return [{ item: { kind: 'themeDay', deadline: toDate(day), details }, lost: missing.short / due }]
  },
}
