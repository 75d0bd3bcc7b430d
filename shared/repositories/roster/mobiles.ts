import { beginningWith, type Items, type Write } from '../../aws/items/items.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { type CadreProfile, serviceOf, validOrFirst } from '../../domain/roster/roster.ts'
import type { RosterReads } from './roster.ts'

const mobilesOf = (profile: CadreProfile | undefined) => new Set(profile?.history.map(({ mobile }) => mobile))

/** Brings the items by which a cadre is found by its phone from one profile to the next. */
export function mobileWrites(
  cadreId: string,
  before: CadreProfile | undefined,
  after: CadreProfile | undefined,
): Write[] {
  const [was, is] = [mobilesOf(before), mobilesOf(after)]
  return [
    ...[...is]
      .filter(mobile => !was.has(mobile))
      .map(mobile => ({ put: { ...rosterKeys.mobile(mobile, cadreId), value: null } })),
    ...[...was]
      .filter(mobile => !is.has(mobile))
      .map(mobile => ({ remove: rosterKeys.mobile(mobile, cadreId) })),
  ]
}

/** Cadres who have the phone, or had or will have it. */
export async function readCadresOfMobile(items: Items, mobile: string): Promise<string[]> {
  const { pk, sk } = rosterKeys.mobile(mobile, '')
  const cadreIds: string[] = []
  for await (const key of items.queryKeys(beginningWith(pk, sk))) cadreIds.push(key.sk.slice(sk.length))
  return cadreIds
}

/** What finding others of one phone reads. */
export type PhoneReads = Pick<RosterReads, 'listCadresOfMobile' | 'readProfiles' | 'readOrgPath'>

/** Others below the root of an org who serve and have the phone on a date. */
export async function othersOfMobile(
  roster: PhoneReads,
  { mobile, cadreId, orgId }: { mobile: string; cadreId: string; orgId: string },
  today: string,
): Promise<string[]> {
  const ids = (await roster.listCadresOfMobile(mobile)).filter(id => id !== cadreId)
  if (ids.length === 0) return []
  const root = (await roster.readOrgPath(orgId, today)).at(-1)
  const serving = Object.values(await roster.readProfiles(ids)).filter(profile => {
    const { until } = serviceOf(profile)
    const valid = validOrFirst(profile.history, today)
    return valid?.mobile === mobile && (until === undefined || today < until)
  })
  const found: string[] = []
  for (const profile of serving) {
    const org = validOrFirst(profile.history, today)?.orgId ?? ''
    if ((await roster.readOrgPath(org, today)).at(-1) === root) found.push(profile.cadreId)
  }
  return found.sort()
}
