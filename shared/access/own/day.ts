import { localDate } from '../../domain/time/calendar.ts'
import { ledgerZone } from '../../domain/time/ledger-zone.ts'

/** The beginning of a moment's day: all that a cadre may know of when a youth said something. */
export const dayOf = (instant: string): string => `${localDate(instant, ledgerZone)}T00:00:00+08:00`

/** The same of milliseconds since 1970. */
export const dayOfMs = (ms: number): number => Date.parse(dayOf(new Date(ms).toISOString()))
