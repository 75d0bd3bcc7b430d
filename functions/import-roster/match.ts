import type { AnnexRow } from '../../shared/annex/annex.ts'
import { cleanName } from '../../shared/annex/clean.ts'
import { hasEnded, type Register, type Registered } from '../../shared/annex/register.ts'
import { importReasons } from '../../shared/labels/import.ts'
import { type Planned, plannedOf } from './assign.ts'
import { findingOrgs } from './orgs.ts'
import { attempt, Refused } from './refused.ts'

/** Whom a row is about: a cadre of the register, or a new one of the org. */
export interface Match {
  readonly row: AnnexRow
  readonly orgId: string
  readonly known?: Registered
  /** What the row names. */
  readonly planned: readonly Planned[]
}

type Cadres = readonly Registered[]

const named = (name: string) => (cadre: Registered) => cleanName(cadre.now.name) === name

/** The cadre with the row's mobile number. Another name is refused: a successor would take over the credit too. */
function byMobile(same: Cadres, today: string, { name, mobile }: AnnexRow, orgId: string) {
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

/** Tells whether the register has a serving cadre of the row's name with its mobile number. */
export function isRegistered({ today, cadres }: Register): (row: AnnexRow) => boolean {
  const serving = cadres.filter(cadre => !hasEnded(cadre, today))
  const mobiles = Map.groupBy(serving, ({ now }) => now.mobile)
  return ({ name, mobile }) => (mobiles.get(mobile) ?? []).some(named(name))
}

const key = (orgId: string, name: string) => JSON.stringify([orgId, name])

/** The one serving cadre of the org with the row's name whose mobile number no row of the file has. */
function byName(found: Cadres, { row }: Match, rows: number): Registered | undefined {
  if (found.length > 0 && found.length + rows > 2)
    throw new Refused(importReasons.nameAmbiguous(row.unit, found.length, row.name, rows))
  return found[0]
}

/** Finds for each row the org by its name, and the cadre: by mobile among all, else by name within the org. */
export function match(register: Register, rows: readonly AnnexRow[]): (Match | Refused)[] {
  const { today, cadres } = register
  const findOrg = findingOrgs(register)
  const mobiles = Map.groupBy(cadres, ({ now }) => now.mobile)
  const first = rows.map(row =>
    attempt((): Match => {
      const orgId = findOrg(row.unit)
      const known = byMobile(mobiles.get(row.mobile) ?? [], today, row, orgId)
      return { row, orgId, planned: plannedOf(row, findOrg), ...(known && { known }) }
    }),
  )
  const taken = new Set(rows.map(({ mobile }) => mobile))
  const free = cadres.filter(cadre => !taken.has(cadre.now.mobile) && !hasEnded(cadre, today))
  const names = Map.groupBy(free, ({ now }) => key(now.orgId, cleanName(now.name)))
  const open = first.filter(each => 'row' in each && !each.known) as Match[]
  const alike = Map.groupBy(open, ({ orgId, row }) => key(orgId, row.name))
  return first.map(each =>
    each instanceof Refused || each.known
      ? each
      : attempt(() => {
          const words = key(each.orgId, each.row.name)
          const known = byName(names.get(words) ?? [], each, alike.get(words)?.length ?? 1)
          return { ...each, ...(known && { known }) }
        }),
  )
}
