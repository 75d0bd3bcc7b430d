import { daysOnDuty, daysOnLeave } from '../roster/duty.ts'
import type { Week } from '../time/calendar.ts'
import type { AssessmentContext } from './context.ts'

/** Whether a cadre is exempt from the grade: too few days on duty so far, or on leave for most of the month. */
export function isExempt({ duty, policy, serviceFrom, span, day }: AssessmentContext): boolean {
  if (daysOnDuty(duty, serviceFrom, day) < policy.grades.exemptBelowDays) return true
  const first = Math.max(span.first, serviceFrom)
  return daysOnLeave(duty, first, day) * 2 > day - first + 1
}

/** The month's weeks that are due: over by D, with a day on duty. */
export function dueWeeks({ duty, span, day }: AssessmentContext): Week[] {
  return span.weeks.filter(({ monday, sunday }) => sunday <= day && daysOnDuty(duty, monday, sunday) > 0)
}

/** Whether a day lies in one of {@link dueWeeks}. */
export function inDueWeeks(ctx: AssessmentContext, day: number): boolean {
  return dueWeeks(ctx).some(({ monday, sunday }) => monday <= day && day <= sunday)
}
