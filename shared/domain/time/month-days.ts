import type { Days } from '../ledger/facts.ts'

/** The days from `from` to `to` (1–31, both included) as a set; empty where `to` comes first. */
export function daysBetween(from: number, to: number): Days {
  if (to < 1 || from > 31 || to < from) return 0
  return (-1 >>> (32 - Math.min(to, 31))) & (-1 << (Math.max(from, 1) - 1))
}

/** Whether a day (1–31) is in the set. */
export function hasDay(days: Days, day: number): boolean {
  return ((days >>> (day - 1)) & 1) === 1
}

/** How many are in the set. */
export function countDays(days: Days): number {
  let count = 0
  for (let rest = days; rest !== 0; rest &= rest - 1) count++
  return count
}
