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

type Links = ReadonlyMap<string, readonly LinkInterval[]>

const byYouth = (links: readonly LinkInterval[]): Links => Map.groupBy(links, ({ youthId }) => youthId)

/** So many youths of one cadre are asked for one by one within some seconds; of more, all its links are the least to read. */
const fewYouths = 4

/**
 * Links as recording asks for them, remembered for some seconds: those to one youth by themselves, which is the least to
 * read; of more youths all that the cadre holds, so that a burst of its events costs one read. That there is none is
 * asked once more, consistently: it may have been made a moment ago.
 */
export function rememberLinks(items: Items, now: () => Date): CurrentLinks {
  const known = () => true
  const pairOf = async (cadreId: string, youthId: string, weak: boolean) =>
    byYouth(await readLinksOfPair(items, cadreId, youthId, weak))
  const allOf = async (cadreId: string, weak: boolean) =>
    byYouth((await readCadreWithLinks(items, cadreId, weak))?.links ?? [])
  const ofPair = remember<Links>(
    now,
    key => pairOf(...(key.split('#') as [cadreId: string, youthId: string]), true),
    known,
  )
  const all = remember<Links>(now, cadreId => allOf(cadreId, true), known)
  const bursts = remember(now, async () => new Set<string>(), known)

  async function lately(cadreId: string, youthId: string) {
    const youths = await bursts(cadreId)
    youths.add(youthId)
    return youths.size > fewYouths ? all(cadreId) : ofPair(`${cadreId}#${youthId}`)
  }

  async function linksTo(cadreId: string, youthIds: readonly string[], strong: boolean) {
    const [only, ...others] = youthIds
    if (only === undefined || others.length > 0) return strong ? allOf(cadreId, false) : all(cadreId)
    return strong ? pairOf(cadreId, only, false) : lately(cadreId, only)
  }

  async function among(cadreId: string, youthIds: readonly string[], date: string, strong: boolean) {
    if (youthIds.length === 0) return []
    const links = await linksTo(cadreId, youthIds, strong)
    return youthIds.filter(youthId => !links.get(youthId)?.some(link => activeOn(link, date)))
  }

  return {
    async listUnlinked(cadreId, youthIds, date) {
      return among(cadreId, await among(cadreId, youthIds, date, false), date, true)
    },
  }
}
