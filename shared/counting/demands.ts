import {
  type DemandCounter,
  type DemandGroup,
  type TopicGroup,
  tallyCategories,
  tallyTopics,
} from '../domain/demands/tally.ts'
import { monthOf } from '../domain/time/calendar.ts'
import { walkDemands } from '../listing/walk-demands.ts'
import type { DemandLists } from '../repositories/demand-lists.ts'
import type { Policies } from '../repositories/policies.ts'
import type { Register } from '../repositories/register.ts'
import type { Roots } from '../repositories/roots.ts'
import type { Topics } from '../repositories/topics.ts'

/** Where demands are counted. */
export interface DemandCountSources {
  readonly register: Register
  readonly demandLists: DemandLists
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
  readonly roots: Roots
  readonly topics: Pick<Topics, 'listTopics'>
}

/** Demands read at once. */
const chunk = 2000

/** Adds up the demands of all below an org as of today, as whoever is none of the cadres sees them. */
async function addUp<Group>(
  { register, demandLists, policies }: DemandCountSources,
  orgId: string,
  today: string,
  { add, groups }: DemandCounter<Group>,
): Promise<Group[]> {
  const policy = await policies.readPolicyOfMonth(monthOf(today), orgId)
  for await (const { row } of walkDemands({ register, demandLists, policy, orgId, today, first: chunk }))
    add(row)
  return groups()
}

/** The demands below an org by category. */
export const countGroups = (
  sources: DemandCountSources,
  orgId: string,
  today: string,
): Promise<DemandGroup[]> => addUp(sources, orgId, today, tallyCategories())

/** The demands below an org by topic. */
export async function countTopics(
  sources: DemandCountSources,
  orgId: string,
  today: string,
): Promise<TopicGroup[]> {
  const root = (await sources.roots.readRoot(orgId, today)) ?? orgId
  const known = await sources.topics.listTopics(root)
  const topics = new Map(known.map(each => [`${each.cadreId} ${each.demandId}`, each.topic ?? undefined]))
  const tally = tallyTopics(({ cadreId, demandId }) => topics.get(`${cadreId} ${demandId}`))
  return addUp(sources, orgId, today, tally)
}
