import type { Caller } from '../../shared/access/caller.ts'
import type { Aliases } from '../../shared/access/own/aliases.ts'
import { hushedFacts } from '../../shared/access/own/sources.ts'
import { maySee } from '../../shared/access/visibility.ts'
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
  readonly aliases: () => Promise<Aliases>
  readonly now: () => Date
}

/** Cadres whose facts are read at once. */
const concurrency = 24

/** No event is older (see `record`). */
const firstMonth = '1970-01'

/** Facts as the caller may see them: of itself, a cadre not which of the demands came with which rating. */
async function seenFacts(
  { facts, aliases }: Pick<DemandSources, 'facts' | 'aliases'>,
  caller: Caller,
  cadreId: string,
) {
  return maySee(caller, 'ratings', cadreId) ? facts : hushedFacts(facts, await aliases())
}

async function sourceOf(
  sources: Pick<DemandSources, 'facts' | 'aliases'>,
  caller: Caller,
  { cadreId, orgId, ...serving }: Serving & { cadreId: string; orgId: string },
  today: string,
) {
  return {
    cadreId,
    orgId,
    service: serviceOf(serving),
    facts: await (await seenFacts(sources, caller, cadreId)).readFactsBetween(
      cadreId,
      firstMonth,
      monthOf(today),
    ),
  }
}

/** Demands of one cadre as of today, the most urgent first. */
export async function cadreDemands(
  sources: Omit<DemandSources, 'roster'>,
  caller: Caller,
  cadre: Serving & { cadreId: string; orgId: string },
) {
  const today = todayAt(sources.now())
  const policy = await sources.policies.readPolicyOfMonth(monthOf(today), cadre.orgId)
  const source = await sourceOf(sources, caller, cadre, today)
  return { rows: demandList(policy, [source], today), facts: source.facts }
}

/** Demands of all who today belong to the org or to one below, the most urgent first. */
export async function orgDemands(
  sources: DemandSources,
  caller: Caller,
  orgId: string,
  filter: DemandFilter = {},
): Promise<DemandRow[]> {
  const today = todayAt(sources.now())
  const policy = await sources.policies.readPolicyOfMonth(monthOf(today), orgId)
  const wanted = filter.cadreIds
  const members = (await membersBelow(sources.roster, orgId, today, orgOn(today))).filter(
    ({ cadreId }) => wanted?.includes(cadreId) ?? true,
  )
  const read = await concurrently(members, concurrency, member => sourceOf(sources, caller, member, today))
  return demandList(policy, read, today, filter)
}
