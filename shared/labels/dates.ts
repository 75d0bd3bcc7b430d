import { localDate } from '../domain/time/calendar.ts'

/** A month: 2026年5月. */
export const monthLabel = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** A date within a year: 10月12日. */
export const dayLabel = (date: string): string =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** A date: 2026年10月12日. */
export const dateLabel = (date: string): string => `${date.slice(0, 4)}年${dayLabel(date)}`

/** A date as near as it is said: 今天（10月12日）, 明天（10月13日）, 10月14日. */
export function nearDayLabel(date: string, today: string): string {
  const days = (Date.parse(date) - Date.parse(today)) / 86_400_000
  const name = dayLabel(date)
  return days === 0 ? `今天（${name}）` : days === 1 ? `明天（${name}）` : name
}

/** An instant on the clock of a time zone: 2026年6月8日 02:00. */
export function timeLabel(instant: string, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' })
  return `${dateLabel(localDate(instant, timeZone))} ${time.format(Date.parse(instant))}`
}

/** Half-days. */
export const halfDayLabels = { am: '上午', pm: '下午' } as const

/** A month, quarter or year: 2026年5月, 2026年第三季度, 2026年. */
export function periodLabel(period: string): string {
  const [year, quarter] = period.split('-Q')
  if (quarter !== undefined) return `${year}年第${'一二三四'[Number(quarter) - 1]}季度`
  return period.includes('-') ? monthLabel(period) : `${year}年`
}
