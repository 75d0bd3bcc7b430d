import type { Items } from '../aws/items/items.ts'
import { activeOn } from '../domain/roster/overlap.ts'
import type { LinkInterval } from '../domain/roster/roster.ts'
import { remember } from './remember.ts'
import { readCadreWithLinks, readLinksOfPair } from './roster/link-reads.ts'

/** What recording asks of the links. */
export interface CurrentLinks {
  /** Those of the youths to whom the cadre holds no link on a date. */
  listUnlinked(cadreId: string, youthIds: readonly string[], date: string): Promise<readonly string[]>
}

/** Links to so many youths are read one by one, and remembered; of more, all links of the cadre are read. */
const few = 8

/**
 * Links as recording asks for them: those to a youth are remembered for some seconds, so that a burst costs one small
 * read a youth. That there is none is asked once more, consistently: it may have been made a moment ago.
 */
export function rememberLinks(items: Items, now: () => Date): CurrentLinks {
  const remembered = remember<readonly LinkInterval[]>(
    now,
    key => readLinksOfPair(items, ...(key.split('#') as [cadreId: string, youthId: string]), true),
    () => true,
  )

  async function linksTo(cadreId: string, youthIds: readonly string[], strong: boolean) {
    if (youthIds.length > few) return (await readCadreWithLinks(items, cadreId, !strong))?.links ?? []
    const read = (youthId: string) =>
      strong ? readLinksOfPair(items, cadreId, youthId) : remembered(`${cadreId}#${youthId}`)
    return (await Promise.all(youthIds.map(read))).flat()
  }

  async function among(cadreId: string, youthIds: readonly string[], date: string, strong: boolean) {
    if (youthIds.length === 0) return []
    const links = await linksTo(cadreId, youthIds, strong)
    const linked = new Set(links.filter(link => activeOn(link, date)).map(({ youthId }) => youthId))
    return youthIds.filter(youthId => !linked.has(youthId))
  }

  return {
    async listUnlinked(cadreId, youthIds, date) {
      return among(cadreId, await among(cadreId, youthIds, date, false), date, true)
    },
  }
}
