import type { Items } from '../../aws/items/items.ts'
import { readAhead } from '../../aws/items/request-reads.ts'
import { rosterKeys } from '../../aws/keys.ts'
import type { NamedByChange } from './named-by-change.ts'
import { lineKeys } from './orgs.ts'

/** See `Roster.readAhead`. */
export function readNamed(
  items: Items,
  { cadreId, orgIds = [], baseIds = [], youthId }: NamedByChange,
): void {
  readAhead(items, [
    ...(cadreId === undefined ? [] : [rosterKeys.cadre(cadreId)]),
    ...orgIds.flatMap(orgId => (orgId === undefined ? [] : lineKeys(items, orgId))),
    ...baseIds.flatMap(baseId => [rosterKeys.base(baseId), rosterKeys.uses(baseId)]),
    ...(youthId === undefined ? [] : [rosterKeys.claims(youthId)]),
  ])
}
