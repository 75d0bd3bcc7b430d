import { DomainError } from '../error.ts'
import { ascending } from '../order.ts'

const dayMs = 86_400_000
const halfDayMs = dayMs / 2

interface Zone {
  format: Intl.DateTimeFormat
  /** Offset in ms by UTC day; NaN where it changes within the day. */
  offsets: Map<number, number>
}

const zones = new Map<string, Zone>()

function zone(timeZone: string): Zone {
  let known = zones.get(timeZone)
  if (known === undefined) {
    try {
      const format = new Intl.DateTimeFormat('en-US', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      })
      known = { format, offsets: new Map() }
    } catch {
      throw new DomainError('malformed', { value: timeZone, expected: 'time zone' })
    }
    zones.set(timeZone, known)
  }
  return known
}

function askOffset(format: Intl.DateTimeFormat, ms: number): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(ms)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000
}

function offset(timeZone: string, ms: number): number {
  const { format, offsets } = zone(timeZone)
  const utcDay = Math.floor(ms / dayMs)
  let known = offsets.get(utcDay)
  if (known === undefined) {
    const start = askOffset(format, utcDay * dayMs)
    known = start === askOffset(format, (utcDay + 1) * dayMs - 1) ? start : Number.NaN
    offsets.set(utcDay, known)
  }
  return Number.isNaN(known) ? askOffset(format, ms) : known
}

/** Milliseconds since 1970 of an ISO 8601 instant with an offset; finer digits are cut off. */
export function epochMs(instant: string): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new DomainError('malformed', { value: instant, expected: 'instant' })
  return ms
}

const fraction = (instant: string) => /\.\d{3}(\d+)/.exec(instant)?.[1]?.replace(/0+$/, '') ?? ''

/** What orders instants, to the last digit given, whatever their offsets: numbers first, then texts. */
export const instantKeys = (instant: string) => [epochMs(instant), fraction(instant)] as const

/** Order of two instants, to the last digit given; 0 where they are the same, whatever their offsets. */
export function compareInstants(a: string, b: string): number {
  const byMs = epochMs(a) - epochMs(b)
  if (byMs !== 0) return byMs
  return ascending(fraction(a), fraction(b))
}

/** Local day of a moment as a number of days since 1970-01-01. */
export function localDayOfMs(ms: number, timeZone: string): number {
  return Math.floor((ms + offset(timeZone, ms)) / dayMs)
}

/** Local day and half-day of a moment; afternoon begins at 12:00 local time. */
export function localHalfDay(ms: number, timeZone: string): { day: number; half: 'am' | 'pm' } {
  const local = ms + offset(timeZone, ms)
  const day = Math.floor(local / dayMs)
  return { day, half: local - day * dayMs < halfDayMs ? 'am' : 'pm' }
}

/** Local hour of a moment, 0–23. */
export function localHourOfMs(ms: number, timeZone: string): number {
  const local = ms + offset(timeZone, ms)
  return Math.floor((local - Math.floor(local / dayMs) * dayMs) / 3_600_000)
}
