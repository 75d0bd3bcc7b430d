import type { RecordedEvent } from '../../events/index.ts'
import { demandStates } from './demands/demands.ts'
import { daysUpTo, type MonthFacts } from './ledger/facts.ts'
import type { Policy } from './policy/policy.ts'
import { activeOn } from './roster/overlap.ts'
import type { LinkInterval } from './roster/roster.ts'
import { monthSpan, toDate, toDay } from './time/calendar.ts'

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
  /** The last personal contact in the facts that are given; null where there is none. */
  last: LastContact | null
  /** Days since the last contact, or since the link began, whichever is later. */
  silentDays: number
  /** Whether the two met face to face this year, or at a visit. */
  metThisYear: boolean
  /** Demands that are neither solved nor, a suggestion, passed on. */
  openDemands: number
}

const lastDayOf = (days: number) => 32 - Math.clz32(days)

/** The last of a month's days up to a day of it; 0 where there is none. */
const lastUpTo = (days: number, day: number) =>
  day >= 31 ? lastDayOf(days) : lastDayOf(days & ((1 << day) - 1))

/**
 * The youths with a link on a date, in the order of the links. What counts is personal: nobody is reached by a greeting
 * to two hundred. `facts` hold the months that are looked at, and those in which demands were raised.
 */
export function linkedYouths(
  policy: Policy,
  links: readonly LinkInterval[],
  facts: readonly MonthFacts[],
  date: string,
): LinkedYouth[] {
  const today = toDay(date)
  const last = new Map<string, LastContact & { day: number }>()
  const met = new Set<string>()
  const reach = (youthId: string, day: number, by: ReachedBy, activity?: LastContact['activity']) => {
    if (day > today) return
    if ((by === 'faceToFace' || by === 'visit') && toDate(day).slice(0, 4) === date.slice(0, 4))
      met.add(youthId)
    if ((last.get(youthId)?.day ?? Number.NEGATIVE_INFINITY) > day) return
    last.set(youthId, { day, on: toDate(day), by, ...(activity && { activity }) })
  }
  for (const month of facts) {
    const { first } = monthSpan(month.month)
    for (const by of ['online', 'phone', 'faceToFace'] as const)
      month[by].forEach((sized, index) => {
        const day = lastUpTo(daysUpTo(sized, policy.personal.contactYouths), today - first + 1)
        if (day > 0) reach(month.youths[index] as string, first + day - 1, by)
      })
    for (const [day, , activity, , who] of month.visits)
      if (who.length <= policy.personal.visitYouths)
        for (const index of who) reach(month.youths[index] as string, first + day - 1, 'visit', activity)
  }
  const open = Map.groupBy(
    demandStates(policy, facts, date).filter(({ settled }) => !settled),
    ({ youthId }) => youthId,
  )
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
