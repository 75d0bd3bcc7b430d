import { addMonths, firstDate, monthOf, monthSpan, quarterOf, toDate, toDay } from '../calendar.ts'
import type { Policy } from '../policy.ts'

/**
 * First and last month whose facts `assess` reads for a month: the year so far (faceToFace, themeDays, campaign),
 * the quarter, the first week, the window (reports, ratings), and demands raised so long before the window or the
 * month that their mark or due date lies in it (M−4 for M−2 = March). Confirmed events may lie outside; see
 * `confirmations.ts`.
 */
export function monthsNeeded(policy: Policy, month: string): [from: string, to: string] {
  const span = monthSpan(month)
  const window = addMonths(month, 1 - policy.windowMonths)
  const monthOfDay = (day: number) => monthOf(toDate(day))
  const from = [
    `${month.slice(0, 4)}-01`,
    quarterOf(month).firstMonth,
    monthOfDay(span.weeks[0]?.monday ?? span.first),
    window,
    monthOfDay(toDay(firstDate(window)) - policy.demands.settleDays),
    monthOfDay(span.first - policy.demands.answerDays),
  ].sort()[0] as string
  return [from, month]
}
