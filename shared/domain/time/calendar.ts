import { DomainError } from '../error.ts'
import { epochMs, localDayOfMs, localHourOfMs } from './zone.ts'

export { compareInstants, epochMs, instantKeys } from './zone.ts'

/** One week, Monday to Sunday, as day numbers. */
export interface Week {
  monday: number
  sunday: number
}

/** A month as day numbers, with the weeks that belong to it: those whose Sunday falls in it. */
export interface MonthSpan {
  month: string
  year: number
  /** 1–12 */
  number: number
  first: number
  last: number
  weeks: readonly Week[]
}

/** Day number (days since 1970-01-01) of a civil date; months may run over. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000)
}

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`)

const parsed = new Map<string, number>()

/** Day number of a date; what is not a date is refused. */
export function toDay(date: string): number {
  const known = parsed.get(date)
  if (known !== undefined) return known
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const day = match ? dayNumber(Number(match[1]), Number(match[2]), Number(match[3])) : Number.NaN
  if (Number.isNaN(day) || toDate(day) !== date) {
    throw new DomainError('malformed', { value: date, expected: 'date' })
  }
  if (parsed.size < 40_000) parsed.set(date, day)
  return day
}

const named = new Map<number, string>()

/** Date of a day number. */
export function toDate(day: number): string {
  const known = named.get(day)
  if (known !== undefined) return known
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
  if (named.size < 40_000) named.set(day, date)
  return date
}

/** Local date of an instant. */
export function localDate(instant: string, timeZone: string): string {
  return toDate(localDayOfMs(epochMs(instant), timeZone))
}

/** Local day number of an instant. */
export function localDay(instant: string, timeZone: string): number {
  return localDayOfMs(epochMs(instant), timeZone)
}

/** Local hour of an instant, 0–23. */
export function localHour(instant: string, timeZone: string): number {
  return localHourOfMs(epochMs(instant), timeZone)
}

/** Month of a date. */
export function monthOf(date: string): string {
  return date.slice(0, 7)
}

/** Local month of an instant: the month of its ledger partition. */
export function localMonth(instant: string, timeZone: string): string {
  return monthOf(localDate(instant, timeZone))
}

/** The date so many days later (or earlier). */
export function addDays(date: string, days: number): string {
  return toDate(toDay(date) + days)
}

/** The month so many months later (or earlier). */
export function addMonths(month: string, months: number): string {
  const { year, number } = monthSpan(month)
  const index = year * 12 + number - 1 + months
  return `${Math.floor(index / 12)}-${two((((index % 12) + 12) % 12) + 1)}`
}

/** All months from one to another, both included. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}

const spans = new Map<string, MonthSpan>()

/** The month's days and weeks; remembered. */
export function monthSpan(month: string): MonthSpan {
  let span = spans.get(month)
  if (span === undefined) {
    const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month)
    if (!match) throw new DomainError('malformed', { value: month, expected: 'month' })
    const [year, number] = [Number(match[1]), Number(match[2])]
    const first = dayNumber(year, number, 1)
    const last = dayNumber(year, number + 1, 1) - 1
    const weeks: Week[] = []
    for (let day = first; day <= last; day++) {
      if (isSunday(day)) weeks.push({ monday: day - 6, sunday: day })
    }
    span = { month, year, number, first, last, weeks }
    spans.set(month, span)
  }
  return span
}

// 1970-01-01, day 0, was a Thursday.
const isSunday = (day: number) => (((day + 4) % 7) + 7) % 7 === 0

/** First date of a month. */
export function firstDate(month: string): string {
  return `${month}-01`
}

/** Last date of a month. */
export function lastDate(month: string): string {
  return toDate(monthSpan(month).last)
}

/** First month, first and last day number of the calendar quarter of a month. */
export function quarterOf(month: string): { firstMonth: string; first: number; last: number } {
  const { year, number } = monthSpan(month)
  const start = number - ((number - 1) % 3)
  return {
    firstMonth: `${year}-${two(start)}`,
    first: dayNumber(year, start, 1),
    last: dayNumber(year, start + 3, 1) - 1,
  }
}

/** Weeks (Monday to Sunday, as dates) belonging to a month: those whose Sunday falls in it. */
export function weeksOf(month: string): { monday: string; sunday: string }[] {
  return monthSpan(month).weeks.map(week => ({ monday: toDate(week.monday), sunday: toDate(week.sunday) }))
}

/** Refuses a D outside the month (README.md: D lies in M, any other D is refused). */
export function checkAsOf(month: string, asOf: string): void {
  toDay(asOf)
  monthSpan(month)
  if (monthOf(asOf) !== month) throw new DomainError('asOfOutsideMonth', { month, asOf })
}
