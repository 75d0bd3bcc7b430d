import { holds, type Joined, linkedDays, linkTable, rowOf } from '../assessment/links.ts'
import { maxListed } from '../assessment/listing.ts'
import { daysUpTo, type MonthFacts } from '../ledger/facts.ts'
import type { Policy } from '../policy/policy.ts'
import { type CadreProfile, type LinkInterval, serviceOf } from '../roster/roster.ts'
import { monthSpan, toDay } from '../time/calendar.ts'
import { countDays, daysBetween, hasDay } from '../time/month-days.ts'

/** How contact spreads over the linked youths; every number a whole one, so that sums stay exact. */
export interface Concentration {
  /** n: youths with a link on the period's last day. */
  linked: number
  /** ⌈n / 10⌉: how many of them are the most-contacted tenth. */
  top: number
  /** Different (youth, day) pairs with personal contact, and those that the most-contacted tenth had. */
  contacts: number
  topContacts: number
  /** How many of the n had none. */
  neverReached: number
}

/** One cadre's, with the first 200 of the youths whom nothing personal reached, ascending. */
export interface CadreConcentration extends Concentration {
  cadreId: string
  never: string[]
}

/** Spread over nobody: the identity of {@link mergeConcentration}. */
export const noConcentration: Concentration = {
  linked: 0,
  top: 0,
  contacts: 0,
  topContacts: 0,
  neverReached: 0,
}

/** An org's spread is the sum of its cadres'. The share to show is `topContacts / contacts`, nothing where 0. */
export function mergeConcentration(a: Concentration, b: Concentration): Concentration {
  return {
    linked: a.linked + b.linked,
    top: a.top + b.top,
    contacts: a.contacts + b.contacts,
    topContacts: a.topContacts + b.topContacts,
    neverReached: a.neverReached + b.neverReached,
  }
}

/**
 * Share of a cadre's personal contacts that goes to the most-contacted tenth of the linked youths, from one date to
 * another, both included (notice, requirement 2: 避免对少部分人过多的重复联系). Counted are different days per youth with
 * a personal contact or visit, linked and in service then, of the youths linked on the last day (the last of
 * service, if earlier): ten messages on one day are one.
 */
export function concentration(
  policy: Policy,
  { profile, links }: { profile: CadreProfile; links: readonly LinkInterval[] },
  facts: readonly MonthFacts[],
  from: string,
  to: string,
): CadreConcentration {
  const service = serviceOf(profile)
  const first = Math.max(toDay(from), toDay(service.from))
  const last = Math.min(toDay(to), service.until === undefined ? toDay(to) : toDay(service.until) - 1)
  const table = linkTable(links)
  const daysOf = new Map<string, number>()
  for (let i = 0; i < table.links.length && first <= last; i++) {
    if (holds(table, i, last)) daysOf.set((table.links[i] as LinkInterval).youthId, 0)
  }
  for (const known of facts) {
    const span = monthSpan(known.month)
    const open = daysBetween(first - span.first + 1, Math.min(last, span.last) - span.first + 1)
    if (open === 0) continue
    const joined: Joined = { facts: known, span, open }
    personalDays(policy, known).forEach((days, youth) => {
      const counted = days & linkedDays(joined, table, rowOf(joined, table, youth))
      const before = daysOf.get(known.youths[youth] as string)
      if (before !== undefined) daysOf.set(known.youths[youth] as string, before + countDays(counted))
    })
  }
  const { num, den } = policy.review.concentration
  const top = Math.min(daysOf.size, Math.ceil((daysOf.size * num) / den))
  const descending = [...daysOf.values()].sort((a, b) => b - a)
  const never = [...daysOf].filter(([, days]) => days === 0).map(([youthId]) => youthId)
  return {
    cadreId: profile.cadreId,
    linked: daysOf.size,
    top,
    contacts: sum(descending),
    topContacts: sum(descending.slice(0, top)),
    neverReached: never.length,
    never: never.sort().slice(0, maxListed),
  }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** Along the youths of the facts: days with a personal contact or visit, linked or not. */
function personalDays({ personal }: Policy, facts: MonthFacts): number[] {
  const days = facts.youths.map(
    (_, youth) =>
      daysUpTo(facts.online[youth], personal.contactYouths) |
      daysUpTo(facts.phone[youth], personal.contactYouths) |
      daysUpTo(facts.faceToFace[youth], personal.contactYouths),
  )
  for (const [day, , , , present] of facts.visits) {
    if (present.length > personal.visitYouths) continue
    for (const youth of present) {
      if (!hasDay(days[youth] as number, day)) days[youth] = (days[youth] as number) | (1 << (day - 1))
    }
  }
  return days
}
