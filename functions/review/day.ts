import { Problem } from '../../shared/contracts/problem.ts'
import { lastDate, monthOf } from '../../shared/domain/time/calendar.ts'
import { todayAt } from '../../shared/domain/time/today.ts'

/** The month's last day, or today while it is under way. @throws Problem `invalid_request` at `month` if it is to come. */
export function dayOfMonth(now: Date, month: string): string {
  const today = todayAt(now)
  if (month > monthOf(today))
    throw Problem.at('invalid_request', 'month', 'the month has not begun', 'too_big')
  return month < monthOf(today) ? lastDate(month) : today
}
