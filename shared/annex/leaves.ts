import type { Leave } from '../../events/index.ts'
import { leave } from '../../events/roster.ts'
import { ascending } from '../domain/order.ts'
import { addDays } from '../domain/time/calendar.ts'
import { leaveLabel } from '../labels/annex.ts'
import { parseDate } from '../spreadsheet/day.ts'
import { readEach } from './each.ts'

const entry = /^([^()（）]+?)(?:\s*[(（](.{0,100}?)[)）])?$/s
// A hyphen is within a date, unless a year follows it.
const between = /\s*(?:至|到|~|～|—+|–|[-－‐−](?=\s*\d{4}\s*[-./年]))\s*/

/** Days of leave as the column 请假 says them, first and last day, such as 2026.3.1至2026.5.31（产假）. */
function readLeave(text: string): Leave | undefined {
  const [, days = '', reason = ''] = entry.exec(text) ?? []
  const [first = '', last = first, ...more] = days.split(between)
  const [since, until] = [parseDate(first), parseDate(last)]
  if (since === undefined || until === undefined || more.length > 0) return undefined
  const typed = { since, until: addDays(until, 1), ...(reason.trim() !== '' && { reason: reason.trim() }) }
  const read = leave.safeParse(typed)
  return read.success ? typed : undefined
}

/** The leaves in a cell, separated by semicolons or line breaks, and the first text that is none. */
export function readLeaves(text: string): { leaves: Leave[]; wrong?: string } {
  const { read: leaves, ...wrong } = readEach(text, readLeave)
  return { leaves: leaves.sort((a, b) => ascending(a.since, b.since)), ...wrong }
}

/** What {@link readLeaves} reads back. */
export const leaveWords = (leaves: readonly Leave[] = []): string =>
  leaves.map(({ since, until, reason }) => leaveLabel(since, addDays(until, -1), reason)).join('；')
