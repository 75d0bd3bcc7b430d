import { toDay } from '../time/calendar.ts'
import { type CadreAttributes, type CadreProfile, serviceOf } from './roster.ts'

/** Days `[since, until)` as day numbers. */
interface Days {
  since: number
  until: number
}

/** When a cadre serves and when it is on leave, as day numbers: in service and not on leave is on duty. */
export interface Duty {
  from: number
  /** Infinity where no end is known. */
  until: number
  leaves: readonly Days[]
}

/** As much of a profile as says when a cadre serves, and when it is on leave. */
type Dutiful = Pick<CadreProfile, 'serviceFrom' | 'serviceUntil' | 'leaves'> & {
  history: readonly Pick<CadreAttributes, 'effectiveFrom'>[]
}

/** The duty of a cadre. */
export function dutyOf(profile: Dutiful): Duty {
  const { from, until } = serviceOf(profile)
  return {
    from: toDay(from),
    until: until === undefined ? Number.POSITIVE_INFINITY : toDay(until),
    leaves: (profile.leaves ?? []).map(leave => ({ since: toDay(leave.since), until: toDay(leave.until) })),
  }
}

/** Whether the cadre is on duty on a day. */
export function isOnDuty({ from, until, leaves }: Duty, day: number): boolean {
  if (day < from || day >= until) return false
  for (const leave of leaves) if (leave.since <= day && day < leave.until) return false
  return true
}

/** How many days of leave lie between two days, both included. */
export function daysOnLeave({ leaves }: Duty, first: number, last: number): number {
  let days = 0
  for (const { since, until } of leaves)
    days += Math.max(0, Math.min(until - 1, last) - Math.max(since, first) + 1)
  return days
}

/** How many days on duty lie between two days, both included. */
export function daysOnDuty(duty: Duty, first: number, last: number): number {
  const [from, to] = [Math.max(first, duty.from), Math.min(last, duty.until - 1)]
  return from > to ? 0 : to - from + 1 - daysOnLeave(duty, from, to)
}
