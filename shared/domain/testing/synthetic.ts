import type { Cadre, RecordedEvent } from '../../../events/index.ts'
import type { MonthFacts } from '../ledger/facts.ts'
import { fold } from '../ledger/fold.ts'
import { ascending } from '../order.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { beginning } from '../roster/orgs.ts'
import type { RosterSlice } from '../roster/roster-slice.ts'
import { builtInWorkingDays } from '../time/built-in-calendar.ts'
import { monthSpan, monthsBetween, toDate } from '../time/calendar.ts'

/** Numbers in [0, n) that look random and are always the same for a seed (mulberry32). */
export function numbers(seed: number): (n: number) => number {
  let state = seed >>> 0
  return n => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % n
  }
}

/** A name of a youth as the committee would choose it. */
export const youthId = (number: number) => `y-${String(number).padStart(6, '0')}`

/** `count` youths with numbers that do not follow on each other, ascending. */
export function youthIds(count: number, seed = 1): string[] {
  const next = numbers(seed)
  const ids = new Set<string>()
  while (ids.size < count) ids.add(youthId(next(1_000_000)))
  return [...ids].sort()
}

const pad = (value: number, length: number) => value.toString(16).padStart(length, '0')

/** A month of single-youth contacts, in the order of time; every tenth in person, every seventh by phone. */
export function syntheticContacts(
  cadreId: string,
  month: string,
  youths: readonly string[],
  count: number,
  seed = 1,
): RecordedEvent[] {
  const next = numbers(seed)
  const { first, last } = monthSpan(month)
  const made = Array.from({ length: count }, (_, number): RecordedEvent => {
    const date = toDate(first + Math.floor((number * (last - first + 1)) / count))
    const time = `${String(8 + next(12)).padStart(2, '0')}:${String(next(60)).padStart(2, '0')}`
    return {
      type: 'contact',
      id: `${pad(seed, 8)}-${month.replace('-', '').slice(2)}-4000-8000-${pad(number, 12)}`,
      cadreId,
      occurredAt: `${date}T${time}:00+08:00`,
      recordedAt: `${date}T${time}:30+08:00`,
      recordedBy: cadreId,
      channel: number % 10 === 0 ? 'faceToFace' : number % 7 === 0 ? 'phone' : 'wechat',
      youthIds: [youths[next(youths.length)] as string],
      purpose: 'topic',
    }
  })
  return made.sort((a, b) => ascending(a.occurredAt, b.occurredAt))
}

/** Eight visits a month at the two assigned bases, some with youths, one of them a theme day. */
function syntheticVisits(
  cadreId: string,
  month: string,
  youths: readonly string[],
  seed = 1,
): RecordedEvent[] {
  const next = numbers(seed + 7)
  const { first } = monthSpan(month)
  return Array.from({ length: 8 }, (_, number): RecordedEvent => {
    const date = toDate(first + number * 3)
    const from = next(Math.max(1, youths.length - 8))
    return {
      type: 'visit',
      id: `${pad(seed, 8)}-${month.replace('-', '').slice(2)}-4000-9000-${pad(number, 12)}`,
      cadreId,
      occurredAt: `${date}T${number % 2 === 0 ? '09' : '15'}:00:00+08:00`,
      recordedAt: `${date}T18:00:00+08:00`,
      recordedBy: cadreId,
      activity: number === 3 ? 'themeDay' : number === 5 ? 'groupActivity' : 'checkIn',
      baseId: number % 2 === 0 ? 'b-community' : 'b-association',
      youthIds: number % 3 === 0 ? youths.slice(from, from + 8) : [],
    }
  })
}

/** What the roster says of a full-time cadre who serves since a date. */
export const syntheticAttributes = (
  orgId: string,
  since: string,
): Omit<Cadre, 'serviceFrom' | 'effectiveFrom'> => ({
  name: '王建国',
  orgId,
  post: '副书记',
  mobile: '13800000001',
  category: 'fullTime',
  accounts: [{ platform: 'wechat', displayName: '共青团涟水县委王建国' }],
  bases: ['b-community', 'b-association'].map(baseId => ({ baseId, plannedOn: since, since })),
})

/** A full-time cadre in the middle of a busy year: the roster slice and the facts from January to the month. */
export function syntheticCadre(
  cadreId: string,
  month: string,
  { links = 100, contacts = 150, seed = 1 } = {},
): { roster: RosterSlice; facts: MonthFacts[]; events: RecordedEvent[] } {
  const youths = youthIds(links, seed)
  const year = month.slice(0, 4)
  const serviceFrom = `${Number(year) - 1}-09-01`
  const months = monthsBetween(`${Number(year) - 1}-09`, month)
  const events = months.flatMap((known, index) => [
    ...syntheticContacts(cadreId, known, youths, contacts, seed * 100 + index),
    ...syntheticVisits(cadreId, known, youths, seed * 100 + index),
  ])
  return {
    roster: {
      profile: {
        cadreId,
        serviceFrom,
        history: [{ effectiveFrom: serviceFrom, ...syntheticAttributes('county', serviceFrom) }],
      },
      links: youths.map((id, number) => ({
        youthId: id,
        baseId: number % 2 === 0 ? 'b-community' : 'b-association',
        field: (['rural', 'community', 'student'] as const)[number % 3] as 'rural',
        since: `${Number(year) - 1}-09-0${1 + (number % 9)}`,
      })),
      claims: Object.fromEntries(
        youths.map((id, number) => [
          id,
          number % 10 === 0 ? [{ cadreId: 'rival', since: `${Number(year) - 1}-10-01` }] : [],
        ]),
      ),
      service: {},
      bases: { 'b-community': 'communityBranch', 'b-association': 'association' },
      workingDays: builtInWorkingDays,
      orgs: { county: [{ effectiveFrom: beginning, kind: 'countyCommittee', region: '涟水县' }] },
    },
    facts: months.map(known =>
      fold(
        events.filter(({ occurredAt }) => occurredAt.startsWith(known)),
        known,
        huaian2016.timeZone,
      ),
    ),
    events,
  }
}
