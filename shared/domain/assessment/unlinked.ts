import { daysUpTo, type MonthFacts } from '../ledger/facts.ts'
import type { LinkInterval } from '../roster/roster.ts'
import { monthSpan, toDate, toDay } from '../time/calendar.ts'
import { daysBetween, hasDay } from '../time/month-days.ts'
import { type Joined, linkedDays, linkTable, rowOf } from './links.ts'

/** A youth contacted on dates without a link. */
export interface UnlinkedYouth {
  youthId: string
  dates: string[]
}

/** Youths whom the month's contacts (any channel, any size) reached up to `asOf` on dates without a link. */
export function unlinked(links: readonly LinkInterval[], facts: MonthFacts, asOf: string): UnlinkedYouth[] {
  const span = monthSpan(facts.month)
  const open = daysBetween(1, Math.min(toDay(asOf), span.last) - span.first + 1)
  const joined: Joined = { facts, span, open }
  const table = linkTable(links)
  return facts.youths.flatMap((youthId, youth) => {
    const contacted = [facts.online, facts.phone, facts.faceToFace]
      .map(along => daysUpTo(along[youth], Number.POSITIVE_INFINITY))
      .reduce((all, days) => all | days)
    const without = contacted & open & ~linkedDays(joined, table, rowOf(joined, table, youth))
    if (without === 0) return []
    const dates: string[] = []
    for (let day = 1; day <= 31; day++) if (hasDay(without, day)) dates.push(toDate(span.first + day - 1))
    return [{ youthId, dates }]
  })
}
