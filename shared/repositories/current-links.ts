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

/**
 * Links as recording asks for them, remembered for some seconds: those to one youth by themselves, which is the least to
 * read; of more youths all that the cadre holds, so that a burst of its events costs one read. That there is none is
 * asked once more, consistently: it may have been made a moment ago.
 */
export function rememberLinks(items: Items, now: () => Date): CurrentLinks {
  const known = () => true
  const ofPair = remember<readonly LinkInterval[]>(
    now,
    key => readLinksOfPair(items, ...(key.split('#') as [cadreId: string, youthId: string]), true),
    known,
  )
  const allOf = async (cadreId: string, weak: boolean) =>
    (await readCadreWithLinks(items, cadreId, weak))?.links ?? []
  const all = remember<readonly LinkInterval[]>(now, cadreId => allOf(cadreId, true), known)

  async function linksTo(cadreId: string, youthIds: readonly string[], strong: boolean) {
    const [only, ...others] = youthIds
    if (only === undefined || others.length > 0) return strong ? allOf(cadreId, false) : all(cadreId)
    return strong ? readLinksOfPair(items, cadreId, only) : ofPair(`${cadreId}#${only}`)
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
