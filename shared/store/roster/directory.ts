import { localDate } from '../../domain/calendar.ts'
import { huaian2016 } from '../../domain/policy.ts'
import { attributesOn } from '../../domain/roster.ts'
import type { Table } from '../client.ts'
import type { Directory } from '../directory.ts'
import { readBase } from './bases.ts'
import { readProfile } from './cadres.ts'
import { dynamoGet } from './dynamo-get.ts'
import type { Items } from './items.ts'
import { readOrgPath } from './orgs.ts'

/** A directory that looks everything up in the roster, item by item. */
export function directoryOn(items: Pick<Items, 'get'>, now: () => Date): Directory {
  return {
    async orgOfCadre(cadreId) {
      const profile = await readProfile(items, cadreId)
      const today = localDate(now().toISOString(), huaian2016.timeZone)
      return profile && (attributesOn(profile, today) ?? profile.history[0])?.orgId
    },
    orgPath: orgId => readOrgPath(items, orgId),
    hasBase: async baseId => (await readBase(items, baseId)) !== undefined,
  }
}

/** The directory of the roster table; it needs nothing but GetItem. */
export const dynamoDirectory = (table: Table, now: () => Date): Directory =>
  directoryOn({ get: dynamoGet(table) }, now)
