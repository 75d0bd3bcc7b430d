import type { Days, MonthFacts } from '../ledger/facts.ts'
import { ascending } from '../order.ts'
import type { LinkInterval } from '../roster/roster.ts'
import { type MonthSpan, toDay } from '../time/calendar.ts'
import { daysBetween } from '../time/month-days.ts'

/** A cadre's link intervals, ascending by youth, as day numbers; an open end is Infinity. */
export interface LinkTable {
  links: readonly LinkInterval[]
  since: readonly number[]
  until: readonly number[]
  /** Position of a youth's first interval; the youth's others follow it. */
  firstOf: ReadonlyMap<string, number>
}

/** Facts of a month beside the links. */
export interface Joined {
  facts: MonthFacts
  span: MonthSpan
  /** Days of the month in service, up to D. */
  open: Days
}

/** The table of all link intervals of one cadre. */
export function linkTable(links: readonly LinkInterval[]): LinkTable {
  let ordered = links
  for (let i = 1; i < links.length; i++) {
    if ((links[i - 1] as LinkInterval).youthId > (links[i] as LinkInterval).youthId) {
      ordered = [...links].sort((a, b) => ascending(a.youthId, b.youthId))
      break
    }
  }
  const since: number[] = []
  const until: number[] = []
  const firstOf = new Map<string, number>()
  for (let i = 0; i < ordered.length; i++) {
    const link = ordered[i] as LinkInterval
    since.push(toDay(link.since))
    until.push(link.until === undefined ? Number.POSITIVE_INFINITY : toDay(link.until))
    if (i === 0 || (ordered[i - 1] as LinkInterval).youthId !== link.youthId) firstOf.set(link.youthId, i)
  }
  return { links: ordered, since, until, firstOf }
}

/** Whether the interval at a position holds a day. */
export function holds(table: LinkTable, position: number, day: number): boolean {
  return (table.since[position] as number) <= day && day < (table.until[position] as number)
}

/** Whether a youth was linked on a day. */
export function isLinked(table: LinkTable, youthId: string, day: number): boolean {
  const row = table.firstOf.get(youthId)
  if (row === undefined) return false
  for (let i = row; i < table.links.length && table.links[i]?.youthId === youthId; i++) {
    if (holds(table, i, day)) return true
  }
  return false
}

/** Whether any of the youths was linked on a day. */
export function anyLinked(table: LinkTable, youthIds: readonly string[], day: number): boolean {
  return youthIds.some(youthId => isLinked(table, youthId, day))
}

/** How many of the youths were linked on a day. */
export function countLinked(table: LinkTable, youthIds: readonly string[], day: number): number {
  return youthIds.filter(youthId => isLinked(table, youthId, day)).length
}

/** Position of a youth of the facts in the link table, or −1. */
export function rowOf(joined: Joined, table: LinkTable, youth: number): number {
  return table.firstOf.get(joined.facts.youths[youth] as string) ?? -1
}

/** Days of the month on which the youth of a row was linked, in service and up to D; none for row −1. */
export function linkedDays(joined: Joined, table: LinkTable, row: number): Days {
  if (row < 0) return 0
  const { first, last } = joined.span
  if ((table.since[row] as number) <= first && (table.until[row] as number) > last) return joined.open
  const { youthId } = table.links[row] as LinkInterval
  let days = 0
  for (let i = row; i < table.links.length && table.links[i]?.youthId === youthId; i++) {
    const from = (table.since[i] as number) - first + 1
    const to = (table.until[i] as number) - first
    days |= daysBetween(from, Math.min(to, 31))
  }
  return days & joined.open
}
