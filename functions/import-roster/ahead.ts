import type { Register } from '../../shared/annex/register.ts'
import { concurrently } from '../../shared/concurrently.ts'
import { othersOfMobile, type PhoneReads } from '../../shared/repositories/roster/mobiles.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'
import { newBase, wordsOf } from './bases.ts'
import type { Ids } from './ids.ts'
import type { Match } from './match.ts'

/** What planning reads of the roster besides the register. */
export type Lookups = Pick<RosterReads, 'readProfile' | 'readBase'> & {
  /** Whether somebody of the phone serves elsewhere below the same root. */
  servesElsewhere(mobile: string, orgId: string): Promise<boolean>
}

/** Phones that are looked up at once. */
const phonesAtOnce = 32

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
  roster: Pick<RosterReads, 'readProfile' | 'readBase' | 'readProfiles' | 'readBases'> & PhoneReads,
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
  // Nobody of the register has the phone of a row that is nobody's.
  const mobiles = new Set(matches.flatMap(({ known, row }) => (known ? [] : [row.mobile])))
  const others = new Map<string, readonly string[]>()
  await concurrently([...mobiles], phonesAtOnce, async mobile => {
    others.set(mobile, await roster.listCadresOfMobile(mobile))
  })
  const [profiles, bases] = await Promise.all([
    roster.readProfiles([...cadreIds]),
    roster.readBases([...baseIds]),
  ])
  return {
    readProfile: async id => (cadreIds.has(id) ? profiles[id] : roster.readProfile(id)),
    servesElsewhere: async (mobile, orgId) =>
      (others.get(mobile) ?? []).length > 0 &&
      (await othersOfMobile(roster, { mobile, cadreId: '', orgId }, register.today)).length > 0,
    readBase: async id => (baseIds.has(id) ? bases[id] : roster.readBase(id)),
  }
}
