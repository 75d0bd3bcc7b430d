import {
  type DemandGroup,
  type DemandRow,
  demandListStates,
  groupDemands,
} from '../domain/demands/demand-list.ts'
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

/** Demands that share a topic. */
export interface TopicGroup {
  readonly topic: string
  readonly count: number
  readonly youths: number
  readonly states: DemandGroup['states']
}

/** Demands read at once. */
const chunk = 500

/** The demands of all below an org as of today, as whoever is none of the cadres sees them. */
async function rowsBelow(
  { register, demandLists, policies }: DemandCountSources,
  orgId: string,
  today: string,
): Promise<DemandRow[]> {
  const policy = await policies.readPolicyOfMonth(monthOf(today), orgId)
  const rows: DemandRow[] = []
  for await (const { row } of walkDemands({ register, demandLists, policy, orgId, today, first: chunk }))
    rows.push(row)
  return rows
}

/** Demands by what they are about, the topic that most youths share first; those without one are in none. */
export function groupTopics(
  rows: readonly DemandRow[],
  topicOf: (row: DemandRow) => string | undefined,
): TopicGroup[] {
  return [...Map.groupBy(rows, topicOf)]
    .flatMap(([topic, own]) => {
      if (topic === undefined) return []
      const states = Object.fromEntries(
        demandListStates.map(state => [state, own.filter(row => row.state === state).length]),
      ) as TopicGroup['states']
      return [{ topic, count: own.length, youths: new Set(own.map(row => row.youthId)).size, states }]
    })
    .sort((a, b) => b.youths - a.youths || b.count - a.count || (a.topic < b.topic ? -1 : 1))
}

/** The demands below an org by category. */
export const countGroups = async (
  sources: DemandCountSources,
  orgId: string,
  today: string,
): Promise<DemandGroup[]> => groupDemands(await rowsBelow(sources, orgId, today))

/** The demands below an org by topic. */
export async function countTopics(
  sources: DemandCountSources,
  orgId: string,
  today: string,
): Promise<TopicGroup[]> {
  const root = (await sources.roots.readRoot(orgId, today)) ?? orgId
  const [rows, known] = await Promise.all([rowsBelow(sources, orgId, today), sources.topics.listTopics(root)])
  const topics = new Map(known.map(each => [`${each.cadreId} ${each.demandId}`, each.topic ?? undefined]))
  return groupTopics(rows, ({ cadreId, demandId }) => topics.get(`${cadreId} ${demandId}`))
}
