import { toDate, toDay } from '../time/calendar.ts'
import type { WorkingDays } from '../time/working-days.ts'

/** Hours in which nobody is told anything, from one (0–23) up to another; from 21 to 8 goes over midnight. */
export interface QuietHours {
  readonly from: number
  readonly until: number
}

/** Unless an org says otherwise. */
export const usualQuietHours: QuietHours = { from: 21, until: 8 }

/** Whether an hour is quiet; none is where both ends are the same. */
export const isQuietHour = ({ from, until }: QuietHours, hour: number): boolean =>
  from <= until ? from <= hour && hour < until : hour >= from || hour < until

/** No run of days off is longer. */
const longestHoliday = 15

/** Whether nobody is to be told anything on a date: known to be off. A day of which nobody has told is not. */
export const isQuietDay = (workingDays: WorkingDays, date: string): boolean =>
  workingDays.isWorking(toDay(date)) === false

/** The next date on which something may be told again. */
export function nextTold(workingDays: WorkingDays, date: string): string {
  const today = toDay(date)
  let next = today + 1
  while (next < today + longestHoliday && workingDays.isWorking(next) === false) next++
  return toDate(next)
}

/** Monday of a date's week. */
export function mondayOf(date: string): string {
  const day = toDay(date)
  return toDate(day - ((((day + 3) % 7) + 7) % 7))
}

/** Whether a date is the first of its week on which something may be told. */
export function isFirstOfWeek(workingDays: WorkingDays, date: string): boolean {
  if (isQuietDay(workingDays, date)) return false
  for (let day = toDay(mondayOf(date)); day < toDay(date); day++)
    if (workingDays.isWorking(day) !== false) return false
  return true
}

/** Whether something whose last day it is has to be told on a date: no later one on which it is told comes in time. */
export const isTimeToTell = (workingDays: WorkingDays, date: string, lastDay: string): boolean =>
  date < lastDay && lastDay <= nextTold(workingDays, date)
