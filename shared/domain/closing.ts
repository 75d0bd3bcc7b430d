import type { Status } from './assessment/revision.ts'
import type { Policy } from './policy/policy.ts'
import {
  addMonths,
  dayNumber,
  localDate,
  localHour,
  monthSpan,
  monthsBetween,
  toDate,
} from './time/calendar.ts'
import { ledgerZone } from './time/ledger-zone.ts'

/** When a month's results appear or become final: a local date of the next month, and the hour. */
export function closingTime(
  { closing }: Policy,
  month: string,
  status: Status,
): { date: string; hour: number } {
  const { year, number } = monthSpan(month)
  const day = status === 'final' ? closing.finalDay : closing.provisionalDay
  return { date: toDate(dayNumber(year, number + 1, day)), hour: closing.hour }
}

/**
 * The months that are due for assessment at a moment, oldest first. Each of the `back` months before this one comes with
 * the last step that its own policy has due by then. The caller knows which steps were done. So the next firing catches
 * up with one that was missed, and a firing that comes twice finds nothing to do.
 */
export function dueClosings(
  policyOf: (month: string) => Policy,
  now: string,
  back: number,
): { month: string; status: Status }[] {
  const today = localDate(now, ledgerZone)
  const hour = localHour(now, ledgerZone)
  const month = today.slice(0, 7)
  const isPast = (time: { date: string; hour: number }) =>
    time.date < today || (time.date === today && time.hour <= hour)
  return monthsBetween(addMonths(month, -back), addMonths(month, -1)).flatMap(past => {
    const status = (['final', 'provisional'] as const).find(step =>
      isPast(closingTime(policyOf(past), past, step)),
    )
    return status === undefined ? [] : [{ month: past, status }]
  })
}
