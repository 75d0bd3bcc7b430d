import { concurrently } from '../../shared/concurrently.ts'
import { type DemandFilter, type DemandRow, demandList } from '../../shared/domain/demands/demand-list.ts'
import { type Serving, serviceOf } from '../../shared/domain/roster/roster.ts'
import { monthOf } from '../../shared/domain/time/calendar.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import type { FactsStore } from '../../shared/repositories/facts.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import { membersBelow, orgOn } from '../../shared/repositories/roster/below.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'

/** Where the demands of many cadres are found. */
export interface DemandSources {
  readonly roster: Pick<RosterReads, 'listChildren' | 'listMembers'>
  readonly facts: Pick<FactsStore, 'readFactsBetween'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
  readonly now: () => Date
}

/** Cadres whose facts are read at once. */
const concurrency = 24

/** No event is older (see `record`). */
const firstMonth = '1970-01'

async function sourceOf(
  { facts }: Pick<DemandSources, 'facts'>,
  { cadreId, orgId, ...serving }: Serving & { cadreId: string; orgId: string },
  today: string,
) {
  return {
    cadreId,
    orgId,
    service: serviceOf(serving),
    facts: await facts.readFactsBetween(cadreId, firstMonth, monthOf(today)),
  }
}

/** Demands of one cadre as of today, the most urgent first. */
export async function cadreDemands(
  sources: Omit<DemandSources, 'roster'>,
  cadre: Serving & { cadreId: string; orgId: string },
) {
  const today = todayAt(sources.now())
  const policy = await sources.policies.readPolicyOfMonth(monthOf(today))
  const source = await sourceOf(sources, cadre, today)
  return { rows: demandList(policy, [source], today), facts: source.facts }
}

/** Demands of all who today belong to the org or to one below, the most urgent first. */
export async function orgDemands(
  sources: DemandSources,
  orgId: string,
  filter: DemandFilter = {},
): Promise<DemandRow[]> {
  const today = todayAt(sources.now())
  const policy = await sources.policies.readPolicyOfMonth(monthOf(today))
  const wanted = filter.cadreIds
  const members = (await membersBelow(sources.roster, orgId, orgOn(today))).filter(
    ({ cadreId }) => wanted?.includes(cadreId) ?? true,
  )
  const read = await concurrently(members, concurrency, member => sourceOf(sources, member, today))
  return demandList(policy, read, today, filter)
}
