import type { ExtraId } from '../../../shared/annex/annex.ts'
import { annexRow } from '../../../shared/annex/annex-row.ts'
import { hasEnded, type Register, type Registered, readRegister } from '../../../shared/annex/register.ts'
import { writeAnnex } from '../../../shared/annex/write.ts'
import { xlsx } from '../../../shared/contracts/media.ts'
import { validOrFirst } from '../../../shared/domain/roster/roster.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { extraTitles } from '../../../shared/labels/annex.ts'
import { fileNames } from '../../../shared/labels/file-names.ts'
import { compareNames } from '../../../shared/labels/names.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import { exportRoster } from './endpoints.ts'

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

/** What exporting needs. */
export interface Dependencies {
  readonly roster: RosterReads
  readonly now: () => Date
}

/** Who fills the sheet in, with a phone, as far as the roster knows. */
async function filler(roster: RosterReads, cadreId: string | undefined, today: string) {
  const profile = cadreId === undefined ? undefined : await roster.readProfile(cadreId)
  const { name: person = '', mobile: phone = '' } = (profile && validOrFirst(profile.history, today)) ?? {}
  return { person, phone }
}

/** Writes the annex sheet of this roster. */
export function routes({ roster, now }: Dependencies): readonly Route[] {
  return [
    on(exportRoster, async ({ caller, params: { orgId }, query }) => {
      const all = query.all === 'true'
      const today = todayAt(now())
      const register = await readRegister(roster, orgId, today)
      const unit = register.orgs.get(orgId)?.name ?? orgId
      const bytes = await writeAnnex({
        filledBy: { unit, ...(await filler(roster, caller.cadreId, today)) },
        extras: all ? allExtras : ['category'],
        rows: listed(register, all).map(cadre => annexRow(register, cadre)),
      })
      return reply(200, { mediaType: xlsx, ...fileNames.roster(unit, orgId, today), bytes })
    }),
  ]
}
