import type { Table } from '../../aws/client.ts'
import { dynamoItems } from '../../aws/items/dynamo.ts'
import { beginningWith, type Items } from '../../aws/items/items.ts'
import { rosterKeys } from '../../aws/keys.ts'
import type { Directory } from '../directory.ts'
import { putBase, readBase, readBases, readBasesOf } from './bases.ts'
import { putCadre, readProfile, readProfiles, readServices } from './cadres.ts'
import { directoryOn } from './directory.ts'
import { putLink, readCadreWithLinks, readClaims, readLinks } from './links.ts'
import { readMembers } from './members.ts'
import { readNamingKey } from './naming.ts'
import { putOrg, readChildren, readOrg, readOrgPath } from './orgs.ts'
import type { AuditEvent, AuditSubject, Roster, RosterReads } from './roster.ts'

function partition(subject: AuditSubject): string {
  if ('org' in subject) return rosterKeys.org(subject.org).pk
  return 'base' in subject ? rosterKeys.base(subject.base).pk : rosterKeys.cadre(subject.cadre).pk
}

/** Audit events in the order of their time; those of one instant in that of their keys. */
async function readAudit(items: Items, subject: AuditSubject): Promise<AuditEvent[]> {
  const events: AuditEvent[] = []
  for await (const { value } of items.query<AuditEvent>(beginningWith(partition(subject), 'AUDIT#')))
    events.push(value)
  return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** Reads of the roster kept in these items. */
export function rosterReadsOn(items: Items): RosterReads {
  return {
    readOrg: orgId => readOrg(items, orgId),
    readOrgPath: orgId => readOrgPath(items, orgId),
    listChildren: parentId => readChildren(items, parentId),
    listMembers: orgId => readMembers(items, orgId),
    readBase: baseId => readBase(items, baseId),
    listBasesOfOrg: orgId => readBasesOf(items, orgId),
    readBases: baseIds => readBases(items, baseIds),
    readProfile: cadreId => readProfile(items, cadreId),
    readProfiles: cadreIds => readProfiles(items, cadreIds),
    readCadreWithLinks: cadreId => readCadreWithLinks(items, cadreId),
    listLinks: (cadreId, page) => readLinks(items, cadreId, page),
    readClaims: (youthIds, besides) => readClaims(items, youthIds, besides),
    readServices: cadreIds => readServices(items, cadreIds),
    listAuditEvents: subject => readAudit(items, subject),
  }
}

/** The roster kept in these items. */
export function rosterOn(items: Items): Roster {
  return {
    ...rosterReadsOn(items),
    putOrg: (orgId, org, author, permit) => putOrg(items, orgId, org, author, permit),
    putBase: (baseId, base, author, permit) => putBase(items, baseId, base, author, permit),
    putCadre: (cadreId, cadre, author, permit, bases) =>
      putCadre(items, cadreId, cadre, author, permit, bases),
    readNamingKey: () => readNamingKey(items),
    putLink: (cadreId, link, author, permit) => putLink(items, cadreId, link, author, permit),
  }
}

/** The roster in DynamoDB. */
export const dynamoRoster = (table: Table): Roster => rosterOn(dynamoItems(table))

/** Reads of the roster in DynamoDB, for functions that never write it. */
export const dynamoRosterReads = (table: Table): RosterReads => rosterReadsOn(dynamoItems(table))

/** What keeping the roster needs. */
export interface RosterDependencies {
  readonly roster: Roster
  readonly directory: Directory
  readonly now: () => Date
}

/** RosterDependencies this roster; its directory remembers nothing, so that a change holds at once. */
export const rosterDependencies = (roster: Roster, now: () => Date): RosterDependencies => ({
  roster,
  directory: directoryOn(roster, now),
  now,
})
