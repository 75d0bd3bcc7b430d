import { idBehind } from '../../shared/access/own/aliases.ts'
import type { DemandRow } from '../../shared/domain/demands/demand-list.ts'
import type { DemandTopic } from '../../shared/repositories/topics.ts'
import type { Dependencies } from './ports.ts'

const keyOf = (cadreId: string, demandId: string) => `${cadreId} ${demandId}`

type OfDemand = Pick<DemandRow, 'cadreId' | 'demandId'>

/** What a demand is about. */
export type TopicOf = (row: OfDemand) => string | undefined

async function topicOf({ aliases }: Dependencies, known: readonly DemandTopic[]): Promise<TopicOf> {
  const all = new Map(known.map(each => [keyOf(each.cadreId, each.demandId), each.topic ?? undefined]))
  // A cadre knows a youth's demand by an alias.
  const { resolve } = known.length > 0 ? await aliases() : { resolve: (id: string) => id }
  return row =>
    all.get(keyOf(row.cadreId, row.demandId)) ?? all.get(keyOf(row.cadreId, resolve(row.demandId)))
}

/** The org at the top of the tree, under which topics are kept. */
export const rootOf = async ({ directory }: Pick<Dependencies, 'directory'>, orgId: string) =>
  (await directory.readOrgPath(orgId, directory.today())).at(-1) ?? orgId

/** The topics of the demands below an org's root, or of one cadre's, by the row that has one. */
export async function topicsBelow(sources: Dependencies, orgId: string, cadreId?: string): Promise<TopicOf> {
  return topicOf(sources, await sources.topics.listTopics(await rootOf(sources, orgId), cadreId))
}

/** Which demands below an org's root are about something, and how many at most. */
export async function demandsAbout(
  sources: Dependencies,
  orgId: string,
  topic: string | undefined,
): Promise<{ isAbout: (row: OfDemand) => boolean; count: number }> {
  const all = await sources.topics.listTopics(await rootOf(sources, orgId))
  const known = all.filter(each => each.topic === topic)
  const of = await topicOf(sources, known)
  return { isAbout: row => of(row) === topic, count: known.length }
}

/** The topics of some demands below a root. */
export async function topicsAlong(
  sources: Dependencies,
  root: string,
  rows: readonly OfDemand[],
): Promise<TopicOf> {
  const own = await Promise.all(
    rows.map(async ({ cadreId, demandId }) => ({
      cadreId,
      demandId: await idBehind(sources.aliases, demandId),
    })),
  )
  return topicOf(sources, await sources.topics.readTopics(root, [...rows, ...own]))
}
