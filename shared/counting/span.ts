import { firstDate, lastDate, monthOf } from '../domain/time/calendar.ts'

/** What contact is counted over: a month, or a year up to one. */
export const periods = ['month', 'year'] as const

export type CountPeriod = (typeof periods)[number]

/** How a period is called among the counts. */
export const periodKey = (month: string, period: CountPeriod): string => `${month}#${period}`

/** The days of a period, up to today while its month is under way. */
export function spanOf(key: string, today: string): { from: string; to: string } {
  const [month = '', period] = key.split('#')
  return {
    from: firstDate(period === 'year' ? `${month.slice(0, 4)}-01` : month),
    to: month < monthOf(today) ? lastDate(month) : today,
  }
}
