import { answeredBy } from '../demands/demands.ts'
import { dayNumber, quarterOf, toDate } from '../time/calendar.ts'
import { hasDay } from '../time/month-days.ts'
import { type Case, daysInService, someVisit } from './context.ts'
import type { Unanswered } from './evidence.ts'
import { halfDays } from './half-days.ts'
import { linkedDays, rowOf } from './links.ts'
import { type Measure, notApplicable, share } from './measure.ts'
import { onlineWeeks } from './online-weeks.ts'
import { faceToFace, monthlyReach } from './reach.ts'

/** 10: an activity with linked youths in the quarter (notice, task 2: 线下每个季度有活动). */
export const quarterActivity: Measure<'quarterActivity'> = {
  id: 'quarterActivity',
  measure: of => {
    const quarter = quarterOf(of.span.month)
    const { youths, daysInService: least } = of.policy.quarterActivity
    const due = Math.min(youths, of.quota)
    const held = someVisit(of, quarter.first, of.day, (fact, _, joined) => {
      const [present, day] = [fact[4], fact[0]]
      if (fact[2] === 'checkIn' || present.length < due) return false
      let count = 0
      for (const youth of present)
        if (hasDay(linkedDays(joined, of.table, rowOf(joined, of.table, youth)), day)) count++
      return count >= due
    })
    if (held) return { reached: { num: 1, den: 1 } }
    const over = of.day === quarter.last && daysInService(of, quarter.first, of.day) >= least
    return over ? { reached: { num: 0, den: 1 }, missing: { youths: due } } : notApplicable
  },
}

/** 10: different dates of theme days this year (notice, task 1: 主题团日不少于2次). */
export const themeDays: Measure<'themeDays'> = {
  id: 'themeDays',
  measure: of => {
    const perYear = of.rule.themeDaysPerYear
    if (perYear === 0) return notApplicable
    const dates = new Set<number>()
    someVisit(of, of.yearFrom, of.day, (fact, day) => {
      if (fact[2] === 'themeDay') dates.add(day)
      return false
    })
    const due = Math.floor((perYear * of.monthsOfYear) / 12)
    if (due === 0) return dates.size > 0 ? { reached: { num: 1, den: 1 } } : notApplicable
    return share(dates.size, due, short => ({ short }))
  },
}

/** 5: a survey in July or August (notice, task 5: 大宣传大调研). */
export const campaign: Measure<'campaign'> = {
  id: 'campaign',
  measure: of => {
    const { fromMonth, toMonth, daysInService: least } = of.policy.campaign
    const { number, year } = of.span
    if (!of.rule.campaign || number < fromMonth || number > toMonth) return notApplicable
    const first = dayNumber(year, fromMonth, 1)
    const last = dayNumber(year, toMonth + 1, 1) - 1
    const held = someVisit(of, first, of.day, fact => fact[2] === 'survey')
    if (held) return { reached: { num: 1, den: 1 } }
    const over = of.day === last && daysInService(of, first, of.day) >= least
    return over ? { reached: { num: 0, den: 1 }, missing: { since: toDate(first) } } : notApplicable
  },
}

/** 5: youths all of whose demands due this month were answered in time (notice, task 3: 及时回应). */
export const demandsAnswered: Measure<'demandsAnswered'> = {
  id: 'demandsAnswered',
  measure: (of: Case) => {
    const missing: Unanswered[] = []
    const youths = new Set<string>()
    const unanswered = new Set<string>()
    for (const demand of of.demands) {
      const due = demand.raised + of.policy.demands.answerDays
      if (due < of.span.first || due > of.day) continue
      youths.add(demand.youthId)
      if (answeredBy(demand, due)) continue
      unanswered.add(demand.youthId)
      missing.push({ demandId: demand.id, youthId: demand.youthId, due: toDate(due) })
    }
    if (youths.size === 0) return notApplicable
    return share(youths.size - unanswered.size, youths.size, () => ({ demands: missing }))
  },
}

/** 活跃度, in the order in which it is shown. */
export const activity = [
  halfDays,
  monthlyReach,
  onlineWeeks,
  quarterActivity,
  faceToFace,
  themeDays,
  campaign,
  demandsAnswered,
] as const
