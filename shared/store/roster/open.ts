import type { Table } from '../client.ts'
import { rosterKeys } from '../tables.ts'
import { putBase, readBase, readBases } from './bases.ts'
import { putCadre, readProfile, readServices } from './cadres.ts'
import { dynamoItems } from './dynamo-items.ts'
import { beginningWith, type Items } from './items.ts'
import { putLink, readCadreWithLinks, readClaims, readLinks } from './links.ts'
import { readMembers } from './members.ts'
import { memoryItems } from './memory-items.ts'
import { putOrg, readChildren, readOrg, readOrgPath } from './orgs.ts'
import type { AuditEvent, AuditSubject, Roster } from './roster.ts'

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

/** The roster kept in these items. */
export function rosterOn(items: Items): Roster {
  return {
    org: orgId => readOrg(items, orgId),
    orgPath: orgId => readOrgPath(items, orgId),
    children: parentId => readChildren(items, parentId),
    members: orgId => readMembers(items, orgId),
    base: baseId => readBase(items, baseId),
    basesOf: baseIds => readBases(items, baseIds),
    profile: cadreId => readProfile(items, cadreId),
    cadreWithLinks: cadreId => readCadreWithLinks(items, cadreId),
    links: (cadreId, page) => readLinks(items, cadreId, page),
    claims: youthIds => readClaims(items, youthIds),
    services: cadreIds => readServices(items, cadreIds),
    audit: subject => readAudit(items, subject),
    putOrg: (orgId, org, author) => putOrg(items, orgId, org, author),
    putBase: (baseId, base, author) => putBase(items, baseId, base, author),
    putCadre: (cadreId, cadre, author) => putCadre(items, cadreId, cadre, author),
    putLink: (cadreId, link, author) => putLink(items, cadreId, link, author),
  }
}

/** The roster in DynamoDB. */
export const dynamoRoster = (table: Table): Roster => rosterOn(dynamoItems(table))

/** A roster in memory, for tests. */
export const memoryRoster = (): Roster => rosterOn(memoryItems())
