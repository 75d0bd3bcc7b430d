import type { Policy } from '../policy/policy.ts'
import { addMonths, firstDate, monthOf, monthSpan, quarterOf, toDate, toDay } from '../time/calendar.ts'

const remembered = new WeakMap<Policy, Map<string, [from: string, to: string]>>()

/**
 * First and last month whose facts `assess` reads for a month: the year so far (faceToFace, themeDays, campaign),
 * the quarter, the first week, the window (reports, ratings), and demands raised so long before the window or the
 * month that their mark or due date lies in it (M−4 for M−2 = March). Confirmed events may lie outside; see
 * `confirmations.ts`.
 */
export function monthsNeeded(policy: Policy, month: string): [from: string, to: string] {
  const known = remembered.get(policy) ?? new Map<string, [string, string]>()
  remembered.set(policy, known)
  const needed = known.get(month) ?? computeNeeded(policy, month)
  known.set(month, needed)
  return needed
}

function computeNeeded(policy: Policy, month: string): [from: string, to: string] {
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
