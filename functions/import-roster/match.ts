import type { AnnexRow } from '../../shared/annex/annex.ts'
import { cleanLine } from '../../shared/annex/clean.ts'
import { hasEnded, type Register, type Registered } from '../../shared/annex/register.ts'
import { importReasons } from '../../shared/labels/import.ts'
import { findingOrgs } from './orgs.ts'
import { attempt, Refused } from './refused.ts'

/** Whom a row is about: a cadre of the register, or a new one of the org. */
export interface Match {
  readonly row: AnnexRow
  readonly orgId: string
  readonly known?: Registered
}

const named = (name: string) => (cadre: Registered) => cleanLine(cadre.now.name) === name

/**
 * The cadre with the row's mobile number. Another name on it is refused, not renamed: a successor who takes over the
 * phone would take over the credit too.
 */
function byMobile({ today, cadres }: Register, { name, mobile }: AnnexRow, orgId: string) {
  const same = cadres.filter(({ now }) => now.mobile === mobile)
  const serving = same.filter(cadre => !hasEnded(cadre, today))
  const ended = same.filter(cadre => hasEnded(cadre, today)).find(named(name))
  const found = serving.filter(named(name))
  const here = found.filter(({ now }) => now.orgId === orgId)
  if (found.length === 1) return found[0]
  if (here.length === 1) return here[0]
  if (found.length > 1) throw new Refused(importReasons.mobileAmbiguous(found.length, name, mobile))
  if (serving[0]) throw new Refused(importReasons.mobileOfAnother(mobile, serving[0].now.name, name))
  if (ended) throw new Refused(importReasons.serviceEnded(name, ended.profile.serviceUntil ?? ''))
  return undefined
}

/** The one serving cadre of the org with the row's name whose mobile number no row of the file has. */
function byName(
  { today, cadres }: Register,
  { row, orgId }: Match,
  taken: ReadonlySet<string>,
  rows: number,
): Registered | undefined {
  const found = cadres.filter(
    cadre =>
      cadre.now.orgId === orgId &&
      !taken.has(cadre.now.mobile) &&
      !hasEnded(cadre, today) &&
      named(row.name)(cadre),
  )
  if (found.length > 0 && found.length + rows > 2)
    throw new Refused(importReasons.nameAmbiguous(row.unit, found.length, row.name, rows))
  return found[0]
}

/** Finds for each row the org by its name, and the cadre: by mobile among all, else by name within the org. */
export function match(register: Register, rows: readonly AnnexRow[]): (Match | Refused)[] {
  const findOrg = findingOrgs(register)
  const taken = new Set(rows.map(({ mobile }) => mobile))
  const first = rows.map(row =>
    attempt((): Match => {
      const orgId = findOrg(row.unit)
      const known = byMobile(register, row, orgId)
      return { row, orgId, ...(known && { known }) }
    }),
  )
  const key = ({ orgId, row }: Match) => `${orgId} ${row.name}`
  const open = first.filter(each => 'row' in each && !each.known) as Match[]
  const alike = Map.groupBy(open, key)
  return first.map(each =>
    each instanceof Refused || each.known
      ? each
      : attempt(() => {
          const known = byName(register, each, taken, alike.get(key(each))?.length ?? 1)
          return { ...each, ...(known && { known }) }
        }),
  )
}
