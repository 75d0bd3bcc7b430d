import type { Table } from '../../aws/client.ts'
import { dynamoGet } from '../../aws/items/dynamo-get.ts'
import { todayAt } from '../../domain/time/today.ts'
import type { Directory } from '../directory.ts'
import { readBase } from './bases.ts'
import { readProfile } from './cadres.ts'
import { readOrgPath } from './orgs.ts'
import type { RosterReads } from './roster.ts'

/** A directory that looks everything up in the roster, item by item. */
export function directoryOn(
  roster: Pick<RosterReads, 'readProfile' | 'readOrgPath' | 'readBase'>,
  now: () => Date,
): Directory {
  return {
    today: () => todayAt(now()),
    readProfile: cadreId => roster.readProfile(cadreId),
    readOrgPath: orgId => roster.readOrgPath(orgId),
    readBase: baseId => roster.readBase(baseId),
  }
}

/** The directory of the roster table; it needs nothing but GetItem. */
export function dynamoDirectory(table: Table, now: () => Date): Directory {
  const items = { get: dynamoGet(table) }
  const reads = {
    readProfile: (cadreId: string) => readProfile(items, cadreId),
    readOrgPath: (orgId: string) => readOrgPath(items, orgId),
    readBase: (baseId: string) => readBase(items, baseId),
  }
  return directoryOn(reads, now)
}
