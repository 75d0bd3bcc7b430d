import { createHash } from 'node:crypto'
import { addMonths, localDate, monthOf } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'

/** Hours in which everybody has had a turn. */
const round = 24

/** Cadres who are compared in an hour though it be more than a 24th of all: few are compared every hour. */
const few = 250

/** Months before the last one, of which one has its turn each day. */
const olderMonths = 12

const hour = 3_600_000

const numberOf = (cadreId: string) => createHash('sha256').update(cadreId).digest().readUInt32BE(0)

/** Those of all cadres whose turn it is in the hour of an instant. */
export function cadresInTurn(cadreIds: readonly string[], at: string): string[] {
  const parts = Math.min(round, Math.ceil(cadreIds.length / few))
  const turn = Math.floor(Date.parse(at) / hour) % parts
  return cadreIds.filter(cadreId => numberOf(cadreId) % parts === turn)
}

/** Months that are compared on the day of an instant: this one, the one before, and one of the twelve before that. */
export function monthsInTurn(at: string): string[] {
  const month = monthOf(localDate(at, ledgerZone))
  const older = Math.floor(Date.parse(at) / (round * hour)) % olderMonths
  return [month, addMonths(month, -1), addMonths(month, -2 - older)]
}
