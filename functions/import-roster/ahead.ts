import type { Register } from '../../shared/annex/register.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'
import { newBase, wordsOf } from './bases.ts'
import type { Ids } from './ids.ts'
import type { Match } from './match.ts'

/** What planning reads of the roster besides the register. */
export type Lookups = Pick<RosterReads, 'readProfile' | 'readBase'>

/** For each name, as many ids as rows need that nobody of the register has. */
function cadreIdsOf(register: Register, ids: Ids, matches: readonly Match[]): Set<string> {
  const registered = new Set(register.cadres.map(({ profile }) => profile.cadreId))
  const open = Map.groupBy(
    matches.filter(({ known }) => !known),
    ({ orgId, row }) => JSON.stringify([orgId, row.name]),
  )
  const found = new Set<string>()
  for (const [first, ...others] of open.values()) {
    if (!first) continue
    let missing = others.length + 1
    for (let n = 1; missing > 0; n++) {
      const id = ids.at('c', [first.orgId, first.row.name], n)
      if (registered.has(id)) continue
      found.add(id)
      missing -= 1
    }
  }
  return found
}

/** Reads at once what planning would else ask for row by row: who and what already has the next ids of their words. */
export async function readAhead(
  roster: Lookups & Pick<RosterReads, 'readProfiles' | 'readBases'>,
  register: Register,
  ids: Ids,
  matches: readonly Match[],
): Promise<Lookups> {
  const cadreIds = cadreIdsOf(register, ids, matches)
  const baseIds = new Set(
    matches.flatMap(({ orgId, planned }) =>
      planned.map(named => ids.at('b', wordsOf(newBase(orgId, named)), 1)),
    ),
  )
  const [profiles, bases] = await Promise.all([
    roster.readProfiles([...cadreIds]),
    roster.readBases([...baseIds]),
  ])
  return {
    readProfile: async id => (cadreIds.has(id) ? profiles[id] : roster.readProfile(id)),
    readBase: async id => (baseIds.has(id) ? bases[id] : roster.readBase(id)),
  }
}
