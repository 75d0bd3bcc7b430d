import type { RecordedEvent } from '../../events/index.ts'
import { type Joined, linkedDays, linkTable, rowOf } from './assessment/links.ts'
import { openDemands } from './demands/demands.ts'
import { daysUpTo, type MonthFacts } from './ledger/facts.ts'
import type { Policy } from './policy/policy.ts'
import { activeOn } from './roster/overlap.ts'
import type { LinkInterval, Service } from './roster/roster.ts'
import { monthSpan, toDate, toDay } from './time/calendar.ts'
import { daysBetween, hasDay } from './time/month-days.ts'

/** How a youth was last reached; `visit` means that it took part in one. */
export type ReachedBy = 'online' | 'phone' | 'faceToFace' | 'visit'

/** A personal contact: the date, how, and at a visit what was done. */
export interface LastContact {
  on: string
  by: ReachedBy
  activity?: Extract<RecordedEvent, { type: 'visit' }>['activity']
}

/** A youth to whom a cadre is linked, and how long nobody has reached it. */
export interface LinkedYouth extends LinkInterval {
  /** The last personal contact that counts in the facts that are given; null where there is none. */
  last: LastContact | null
  /** Days since the last contact, or since the link began, whichever is later. */
  silentDays: number
  /** Whether the two met face to face this year, or at a visit. */
  metThisYear: boolean
  /** Demands that are neither solved nor, a suggestion, passed on. */
  openDemands: number
}

/** The last day of a set; 0 where it is empty. */
const lastDayOf = (days: number) => 32 - Math.clz32(days)

/**
 * The youths with a link on a date, in the order of the links. What counts is personal, in service and linked then:
 * nobody is reached by a greeting to two hundred. `facts` hold the months that are looked at, and those in which demands
 * were raised.
 */
export function linkedYouths(
  policy: Policy,
  { links, service }: { links: readonly LinkInterval[]; service: Service },
  facts: readonly MonthFacts[],
  date: string,
): LinkedYouth[] {
  const today = toDay(date)
  const table = linkTable(links)
  const last = new Map<string, LastContact & { day: number }>()
  const met = new Set<string>()
  const reach = (youthId: string, day: number, by: ReachedBy, activity?: LastContact['activity']) => {
    if ((by === 'faceToFace' || by === 'visit') && toDate(day).slice(0, 4) === date.slice(0, 4))
      met.add(youthId)
    if ((last.get(youthId)?.day ?? Number.NEGATIVE_INFINITY) > day) return
    last.set(youthId, { day, on: toDate(day), by, ...(activity && { activity }) })
  }
  for (const month of facts) {
    const joined = joinedUpTo(month, service, today)
    const { first } = joined.span
    const linked = (index: number) => linkedDays(joined, table, rowOf(joined, table, index))
    for (const by of ['online', 'phone', 'faceToFace'] as const)
      month[by].forEach((sized, index) => {
        const day = lastDayOf(daysUpTo(sized, policy.personal.contactYouths) & linked(index))
        if (day > 0) reach(month.youths[index] as string, first + day - 1, by)
      })
    for (const [day, , activity, , who] of month.visits)
      if (who.length <= policy.personal.visitYouths)
        for (const index of who)
          if (hasDay(linked(index), day))
            reach(month.youths[index] as string, first + day - 1, 'visit', activity)
  }
  const open = Map.groupBy(openDemands(policy, facts, service, date), ({ youthId }) => youthId)
  return links
    .filter(link => activeOn(link, date))
    .map(link => {
      const { day, ...reached } = last.get(link.youthId) ?? { day: Number.NEGATIVE_INFINITY }
      return {
        ...link,
        last: 'on' in reached ? reached : null,
        silentDays: today - Math.max(day, toDay(link.since)),
        metThisYear: met.has(link.youthId),
        openDemands: open.get(link.youthId)?.length ?? 0,
      }
    })
}

/** A month's facts with its days in service up to a day. */
function joinedUpTo(facts: MonthFacts, { from, until }: Service, today: number): Joined {
  const span = monthSpan(facts.month)
  const end = Math.min(today, span.last, until === undefined ? today : toDay(until) - 1)
  return { facts, span, open: daysBetween(toDay(from) - span.first + 1, end - span.first + 1) }
}
