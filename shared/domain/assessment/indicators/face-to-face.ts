import { paced } from '../../do-next/ahead.ts'
import { toDate } from '../../time/calendar.ts'
import { daysBetween } from '../../time/month-days.ts'
import type { AssessmentContext } from '../context.ts'
import type { Listing } from '../listing.ts'
import { type Indicator, idsWhere, type Measured, share } from './indicator.ts'
import { mark, markVisits, noMarks, personalDays, reachedPersonally, unmarked } from './reach.ts'

function measure(ctx: AssessmentContext): Measured<{ short: number; youths: string[] }> {
  const due = Math.ceil((ctx.quota * ctx.monthsOfYear) / 12)
  const marks = noMarks(ctx)
  for (const joined of ctx.months) {
    const { span, facts } = joined
    if (span.last < ctx.yearFrom || marks.count >= due) continue
    const days = daysBetween(ctx.yearFrom - span.first + 1, 31)
    for (let youth = 0; youth < facts.faceToFace.length; youth++) {
      const met = personalDays(ctx, facts.faceToFace[youth]) & days
      if (met !== 0) mark(ctx, marks, joined, youth, met)
    }
    markVisits(ctx, marks, joined, joined.open & days)
  }
  return share(marks.count, due, short => ({ short, youths: unmarked(ctx, marks) }))
}

/** 15: linked youths met in person this year (notice, task 2: 每年有面对面交流). */
export const faceToFace: Indicator<
  'faceToFace',
  { short: number; youths: string[] } & Listing,
  'faceToFace'
> = {
  id: 'faceToFace',
  restsOn: ['contact', 'visit'],
  measure,

  creditedBy: (ctx, events) =>
    idsWhere(
      events,
      (event, day) =>
        day >= ctx.yearFrom &&
        (event.type === 'visit' || (event.type === 'contact' && event.channel === 'faceToFace')) &&
        reachedPersonally(ctx, event, day),
    ),

  advise: ahead => {
    const found = paced(ahead, measure)
    if (found === undefined) return []
    const { day, due, missing } = found
    const still = Math.min(missing.short, missing.youths.length)
    if (still === 0) return []
    const details = { youths: missing.youths.length, still }
    const item = { kind: 'faceToFace', deadline: toDate(day), details, youthIds: missing.youths } as const
    return [{ item, lost: still / due }]
  },
}
