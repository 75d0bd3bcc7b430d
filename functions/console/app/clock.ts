import { dateLabel } from '../../../shared/labels/dates.ts'
import { keep, readKept } from './store.ts'

/** Where the system counts days (domain.md, Time). */
export const zone = 'Asia/Shanghai'

/** Milliseconds by which the system's clock is ahead of this device's. */
let offset = 0
/** Less than that is the way of the answer. */
const noticeable = 60_000

/** Reads how wrong this device's clock was when it last spoke to the system. */
export async function recallClock(): Promise<void> {
  offset = (await readKept<number>('clock')) ?? 0
}

/** Sets the clock by what the system said. */
export function setClock(systemNow: string): void {
  const ahead = Date.parse(systemNow) - Date.now()
  offset = Math.abs(ahead) < noticeable ? 0 : ahead
  keep('clock', offset).catch(() => {})
}

/** Now, in milliseconds, on the system's clock: a wrong clock of a phone must not move a contact into another month. */
export const now = (): number => Date.now() + offset

const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' })

/** The date of an instant, where the system counts days. */
export const dateOf = (instant: number): string => day.format(instant)

/** Today. */
export const today = (): string => dateOf(now())

/** Time of day, such as 09:05. */
export const timeOf = (instant: number): string => time.format(instant)

/** An instant as events carry it. China's clocks have stood at +08:00 since 1992. */
export const instantOf = (milliseconds: number): string =>
  new Date(milliseconds + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00')

/** The instant of a date and a time of day. */
export const instantAt = (date: string, hours: string): string => `${date}T${hours}:00+08:00`

/** The month so many before or after. */
export function monthBeside(month: string, by: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** The date so many days before or after. */
export const dayBeside = (date: string, by: number): string =>
  new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10)

/** An instant in words: 2026年6月8日 02:00. */
export const timeLabel = (instant: string): string =>
  `${dateLabel(dateOf(Date.parse(instant)))} ${timeOf(Date.parse(instant))}`
