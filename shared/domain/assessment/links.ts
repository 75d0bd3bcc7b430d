import { type MonthSpan, toDay } from '../calendar.ts'
import type { Days, MonthFacts } from '../facts.ts'
import type { LinkInterval } from '../roster.ts'
import { daysBetween } from './days.ts'

/** A cadre's links by youth, ascending, with their intervals as day numbers. */
export interface LinkTable {
  /** Youths ever linked, ascending; a row is a position in this list. */
  youths: readonly string[]
  /** By row: pairs [since, until, …]; an open end is Infinity. */
  intervals: readonly (readonly number[])[]
}

/** Facts of a month beside the links: on which days each youth of the facts was linked. */
export interface Joined {
  facts: MonthFacts
  span: MonthSpan
  /** Days of the month in service, up to D. */
  open: Days
  /** Along `facts.youths`: days linked, in service and up to D. */
  linked: readonly Days[]
  /** Along `facts.youths`: row in the link table, or −1. */
  rows: readonly number[]
}

/** The table of all link intervals of one cadre. */
export function linkTable(links: readonly LinkInterval[]): LinkTable {
  let ordered = links
  for (let i = 1; i < links.length; i++) {
    if ((links[i - 1] as LinkInterval).youthId > (links[i] as LinkInterval).youthId) {
      ordered = [...links].sort((a, b) => (a.youthId < b.youthId ? -1 : a.youthId > b.youthId ? 1 : 0))
      break
    }
  }
  const youths: string[] = []
  const intervals: number[][] = []
  for (const { youthId, since, until } of ordered) {
    const from = toDay(since)
    const to = until === undefined ? Number.POSITIVE_INFINITY : toDay(until)
    if (youths.length > 0 && youths[youths.length - 1] === youthId) {
      ;(intervals[intervals.length - 1] as number[]).push(from, to)
    } else {
      youths.push(youthId)
      intervals.push([from, to])
    }
  }
  return { youths, intervals }
}

/** Whether a row of the table was linked on a day. */
export function linkedOn(table: LinkTable, row: number, day: number): boolean {
  const intervals = table.intervals[row] as readonly number[]
  for (let i = 0; i < intervals.length; i += 2) {
    if ((intervals[i] as number) <= day && day < (intervals[i + 1] as number)) return true
  }
  return false
}

function linkedDays(intervals: readonly number[], span: MonthSpan): Days {
  let days = 0
  for (let i = 0; i < intervals.length; i += 2) {
    const since = (intervals[i] as number) - span.first + 1
    const until = (intervals[i + 1] as number) - span.first
    if (since <= 31 && until >= 1) days |= daysBetween(since, Math.min(until, 31))
  }
  return days
}

/** Joins a month's facts with the links; both ascend by youth, so one walk through both does it. */
export function join(facts: MonthFacts, table: LinkTable, span: MonthSpan, open: Days): Joined {
  const { youths } = facts
  const known = table.youths
  const linked: Days[] = new Array(youths.length)
  const rows: number[] = new Array(youths.length)
  let row = 0
  for (let i = 0; i < youths.length; i++) {
    const youth = youths[i] as string
    while (row < known.length && known[row] !== youth && (known[row] as string) < youth) row++
    if (known[row] === youth) {
      linked[i] = linkedDays(table.intervals[row] as readonly number[], span) & open
      rows[i] = row
      row++
    } else {
      linked[i] = 0
      rows[i] = -1
    }
  }
  return { facts, span, open, linked, rows }
}
