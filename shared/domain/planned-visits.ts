import type { Assignment } from '../../events/index.ts'
import type { MonthFacts } from './ledger/facts.ts'
import { activeOn } from './roster/overlap.ts'
import { type Service, within } from './roster/roster.ts'
import { monthSpan, toDate, toDay } from './time/calendar.ts'

/** Whether a base was visited as planned: `late` where the date passed without a visit, or the visit came after it. */
export const plannedStates = ['visited', 'late', 'due'] as const

/** An assigned base with its planned report date (计划报到时间), and when it was first visited. */
export interface PlannedVisit extends Assignment {
  visitedOn: string | null
  /** `visited` also where it was late; `late` while it is not visited. */
  state: (typeof plannedStates)[number]
  /** Days from the planned date to the first visit, or to the date asked for; 0 where it was in time. */
  daysLate: number
}

/** Planned and done, as of a date: the first visit in service to each base on or after it was assigned, while it was. */
export function plannedVisits(
  { bases, service }: { bases: readonly Assignment[]; service: Service },
  facts: readonly MonthFacts[],
  date: string,
): PlannedVisit[] {
  const days = facts.flatMap(({ month, visits }) => {
    const { first } = monthSpan(month)
    return visits
      .map(([day, , , baseId]) => ({ baseId, on: toDate(first + day - 1) }))
      .filter(({ on }) => within(service, on))
  })
  return bases
    .map((assigned): PlannedVisit => {
      const [visitedOn = null] = days
        .filter(({ baseId, on }) => baseId === assigned.baseId && on <= date && activeOn(assigned, on))
        .map(({ on }) => on)
        .sort()
      const daysLate = Math.max(0, toDay(visitedOn ?? date) - toDay(assigned.plannedOn))
      const state = visitedOn !== null ? 'visited' : daysLate > 0 ? 'late' : 'due'
      return { ...assigned, visitedOn, state, daysLate }
    })
    .sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : a.plannedOn > b.plannedOn ? 1 : 0))
}
