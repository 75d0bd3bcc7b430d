import type { Items } from '../../aws/items/items.ts'
import { type OwnField, ownFields } from '../../domain/policy/self-service.ts'
import { monthOf } from '../../domain/time/calendar.ts'
import { todayAt } from '../../domain/time/today.ts'
import { type Directory, orgOfCadre } from '../directory.ts'
import type { CurrentPolicy } from '../policies.ts'
import { readNamed } from './ahead.ts'
import { listAuditEvents } from './audit.ts'
import { baseWritesOn, readBase, readBaseNames, readBases, readBasesOf } from './bases.ts'
import { cadreWritesOn, readProfile, readProfiles, readServices } from './cadres.ts'
import type { LinkCount } from './link-checks.ts'
import { readCadreWithLinks, readClaims, readLinks } from './link-reads.ts'
import { linkWritesOn } from './links.ts'
import { readMembers } from './members.ts'
import { readCadresOfMobile } from './mobiles.ts'
import { orgWritesOn, readChildren, readOrg, readOrgPath, readOrgProfile, readOrgsAbove } from './orgs.ts'
import { removalsOn } from './removing.ts'
import type { Roster, RosterReads } from './roster.ts'
import { readUsers } from './uses.ts'

/** Reads of the roster kept in these items. */
export function rosterReadsOn(items: Items): RosterReads {
  return {
    readOrg: (orgId, on) => readOrg(items, orgId, on),
    readOrgProfile: orgId => readOrgProfile(items, orgId),
    readOrgsAbove: orgIds => readOrgsAbove(items, orgIds),
    readOrgPath: (orgId, on) => readOrgPath(items, orgId, on),
    listChildren: (parentId, on) => readChildren(items, parentId, on),
    listMembers: orgId => readMembers(items, orgId),
    readBase: baseId => readBase(items, baseId),
    listBaseUsers: baseId => readUsers(items, baseId),
    listBasesOfOrg: (orgId, page) => readBasesOf(items, orgId, page),
    readBases: baseIds => readBases(items, baseIds),
    readBaseNames: (baseIds, on) => readBaseNames(items, baseIds, on),
    readProfile: cadreId => readProfile(items, cadreId),
    listCadresOfMobile: mobile => readCadresOfMobile(items, mobile),
    readProfiles: cadreIds => readProfiles(items, cadreIds),
    readCadreWithLinks: cadreId => readCadreWithLinks(items, cadreId),
    listLinks: (cadreId, page) => readLinks(items, cadreId, page),
    readClaims: (youthIds, within) => readClaims(items, youthIds, within),
    readServices: cadreIds => readServices(items, cadreIds),
    listAuditEvents: subject => listAuditEvents(items, subject),
  }
}

/** The roster kept in these items; `count` says how many links a cadre has, counted each time unless given. */
export function rosterOn(items: Items, count?: LinkCount): Roster {
  return {
    ...rosterReadsOn(items),
    readAhead: named => readNamed(items, named),
    ...orgWritesOn(items),
    ...baseWritesOn(items),
    ...cadreWritesOn(items),
    ...linkWritesOn(items, count),
    ...removalsOn(items),
  }
}

/** What the caller may keep of a cadre for being that cadre, today and by its root's policy; of others nothing. */
export async function ownFieldsNow(
  { directory, policies, now }: { directory: Directory; policies: CurrentPolicy; now: () => Date },
  caller: { readonly cadreId?: string | undefined },
  cadreId: string,
): Promise<readonly OwnField[]> {
  if (caller.cadreId !== cadreId) return []
  const today = todayAt(now())
  const orgId = await orgOfCadre(directory, cadreId, today)
  return ownFields(await policies.readPolicyOfMonth(monthOf(today), orgId))
}
