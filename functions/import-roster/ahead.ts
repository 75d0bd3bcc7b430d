import type { RosterReads } from '../../shared/repositories/roster/roster.ts'
import { plannedOf } from './assign.ts'
import { newBase, wordsOf } from './bases.ts'
import type { Ids } from './ids.ts'
import type { Match } from './match.ts'

/** What planning reads of the roster besides the register. */
export type Lookups = Pick<RosterReads, 'readProfile' | 'readBase'>

/** Reads at once what planning would else ask for row by row: who and what already has the first id of its words. */
export async function readAhead(
  roster: Lookups & Pick<RosterReads, 'readProfiles' | 'readBases'>,
  ids: Ids,
  matches: readonly Match[],
): Promise<Lookups> {
  const cadreIds = new Set(
    matches.filter(({ known }) => !known).map(({ orgId, row }) => ids.at('c', [orgId, row.name], 1)),
  )
  const baseIds = new Set(
    matches.flatMap(({ orgId, row }) =>
      plannedOf(row).map(named => ids.at('b', wordsOf(newBase(orgId, named)), 1)),
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
