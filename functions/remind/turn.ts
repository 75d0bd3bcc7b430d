import { isQuietHour, type QuietHours } from '../../shared/domain/messages/days.ts'
import { localDate, localHour } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'

/** Longest delay of a message in SQS, seconds. */
const longestDelay = 900

/** Whether something may be told now, after so many seconds, or on its date no more. */
export function turnOf(quiet: QuietHours, date: string, now: Date): 'now' | 'over' | number {
  const at = now.toISOString()
  if (localDate(at, ledgerZone) !== date) return 'over'
  const hour = localHour(at, ledgerZone)
  if (!isQuietHour(quiet, hour)) return 'now'
  let ends = hour
  while (ends < 24 && isQuietHour(quiet, ends)) ends++
  if (ends === 24) return 'over'
  const seconds = (ends - hour) * 3600 - (Math.floor(now.getTime() / 1000) % 3600)
  return Math.min(longestDelay, seconds)
}
