import type { Items } from '../../aws/items/items.ts'
import { todayAt } from '../../domain/time/today.ts'
import type { Directory } from '../directory.ts'
import { readBase } from './bases.ts'
import { readProfile } from './cadres.ts'
import { readOrg, readOrgPath } from './orgs.ts'
import type { RosterReads } from './roster.ts'

type DirectoryReads = Pick<RosterReads, 'readProfile' | 'readOrgPath' | 'readBase'>

/** A directory that looks everything up in the roster, item by item. */
export function directoryOn(roster: DirectoryReads, now: () => Date): Directory {
  return {
    today: () => todayAt(now()),
    readProfile: cadreId => roster.readProfile(cadreId),
    readOrgPath: (orgId, on) => roster.readOrgPath(orgId, on),
    readBase: baseId => roster.readBase(baseId),
  }
}

/** What the directory reads of these items: those whose keys it knows, and nothing else. */
export function directoryReadsOn(
  items: Pick<Items, 'get' | 'getMany'>,
): DirectoryReads & Pick<RosterReads, 'readOrg'> {
  return {
    readOrg: (orgId, on) => readOrg(items, orgId, on),
    readProfile: cadreId => readProfile(items, cadreId),
    readOrgPath: (orgId, on) => readOrgPath(items, orgId, on),
    readBase: baseId => readBase(items, baseId),
  }
}
