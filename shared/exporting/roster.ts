import type { Caller } from '../access/caller.ts'
import type { ExtraId } from '../annex/annex.ts'
import { annexRow } from '../annex/annex-row.ts'
import { hasEnded, type Register, type Registered, readRegister } from '../annex/register.ts'
import { writeAnnex } from '../annex/write.ts'
import { type Download, xlsx } from '../contracts/media.ts'
import { validOrFirst } from '../domain/roster/roster.ts'
import { todayAt } from '../domain/time/today.ts'
import { extraTitles } from '../labels/annex.ts'
import { fileNames } from '../labels/file-names.ts'
import { compareNames } from '../labels/names.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'

/** The columns with which a fresh system is the same after an import. */
const allExtras = Object.keys(extraTitles) as ExtraId[]

const isDue = ({ now }: Registered) => now.category === 'fullTime' || now.category === 'seconded'

/** Whom the sheet lists of those who serve or will, by org down the tree, then by name. */
function listed({ cadres, orgs, today }: Register, all: boolean): Registered[] {
  const place = new Map([...orgs.keys()].map((orgId, at) => [orgId, at]))
  const placeOf = ({ now }: Registered) => place.get(now.orgId) ?? 0
  return cadres
    .filter(cadre => (all || isDue(cadre)) && !hasEnded(cadre, today))
    .sort((a, b) => placeOf(a) - placeOf(b) || compareNames(a.now.name, b.now.name))
}

/** What writing a roster needs. */
export interface RosterSheetSources {
  readonly roster: RosterReads
  readonly now: () => Date
}

/** Who fills the sheet in, with a phone, as far as the roster knows. */
async function filler(roster: RosterReads, cadreId: string | undefined, today: string) {
  const profile = cadreId === undefined ? undefined : await roster.readProfile(cadreId)
  const { name: person = '', mobile: phone = '' } = (profile && validOrFirst(profile.history, today)) ?? {}
  return { person, phone }
}

/** Writes the annex sheet of an org and all below: of those who are due on it, or of everybody. */
export async function writeRoster(
  { roster, now }: RosterSheetSources,
  { cadreId }: Pick<Caller, 'cadreId'>,
  orgId: string,
  all: boolean,
): Promise<Download<typeof xlsx>> {
  const today = todayAt(now())
  const register = await readRegister(roster, orgId, today)
  const unit = register.orgs.get(orgId)?.name ?? orgId
  const bytes = await writeAnnex({
    filledBy: { unit, ...(await filler(roster, cadreId, today)) },
    extras: all ? allExtras : ['category'],
    rows: listed(register, all).map(cadre => annexRow(register, cadre)),
  })
  return { mediaType: xlsx, ...fileNames.roster(unit, orgId, today), bytes }
}
