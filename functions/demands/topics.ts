import type { Aliases } from '../../shared/access/own/aliases.ts'
import type { DemandRow } from '../../shared/domain/demands/demand-list.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { Topics } from '../../shared/repositories/topics.ts'

/** Where topics are found. */
export interface TopicSources {
  readonly topics: Topics
  readonly directory: Directory
  readonly aliases: () => Promise<Aliases>
}

const keyOf = (cadreId: string, demandId: string) => `${cadreId} ${demandId}`

/** The topics of the demands below an org's root, or of one cadre's, by the row that has one. */
export async function topicsBelow(
  { topics, directory, aliases }: TopicSources,
  orgId: string,
  cadreId?: string,
): Promise<(row: Pick<DemandRow, 'cadreId' | 'demandId'>) => string | undefined> {
  const root = (await directory.readOrgPath(orgId, directory.today())).at(-1) ?? orgId
  const known = await topics.listTopics(root, cadreId)
  const all = new Map(known.map(each => [keyOf(each.cadreId, each.demandId), each.topic ?? undefined]))
  // A cadre knows a youth's demand by an alias.
  const { resolve } = known.length > 0 ? await aliases() : { resolve: (id: string) => id }
  return row =>
    all.get(keyOf(row.cadreId, row.demandId)) ?? all.get(keyOf(row.cadreId, resolve(row.demandId)))
}
