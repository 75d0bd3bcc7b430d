import type { Service } from '../roster/roster.ts'
import { addMonths, monthOf } from '../time/calendar.ts'

/** How long what people said, and who a cadre was, are kept, in months (个人信息保护法第十九条). */
export interface Retention {
  /** Texts of events and objections, after the month in which they lie; of complaints, after their answer. */
  readonly textMonths: number
  /** Name, post, phone and accounts of a cadre, after its service ended; of who serves, old changes in the audit. */
  readonly cadreMonths: number
}

/** The periods where a policy says none. */
export const usualRetention = { textMonths: 36, cadreMonths: 24 } as const satisfies Retention

/** Months before the last one, of which one has its turn each day: what was missed, and what was recorded late. */
const olderMonths = 24

const dayOf = (date: string) => Math.floor(Date.parse(date) / 86_400_000)

/** Months whose texts are looked for on a day: the last one that is past its time, and one of those before. */
export function monthsPast({ textMonths }: Retention, today: string): string[] {
  const last = addMonths(monthOf(today), -textMonths - 1)
  return [last, addMonths(last, -1 - (dayOf(today) % olderMonths))]
}

/** Whether so many months have passed on a day since the month of a date. */
export const isPast = (months: number, date: string, today: string): boolean =>
  addMonths(monthOf(date), months) < monthOf(today)

/** Whether who a cadre was need not be known any more. */
export const isForgotten = ({ cadreMonths }: Retention, { until }: Service, today: string): boolean =>
  until !== undefined && isPast(cadreMonths, until, today)
