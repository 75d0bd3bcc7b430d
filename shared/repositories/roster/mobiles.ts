import { beginningWith, type Items, type Write } from '../../aws/items/items.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { pathOn } from '../../domain/roster/register.ts'
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

/** Cadres of one phone that are told, of all roots: their profiles are read at once (one BatchGetItem). */
const most = 100

/** The first cadres by id who have the phone, or had or will have it; at most a hundred. */
export async function readCadresOfMobile(items: Items, mobile: string): Promise<string[]> {
  const { pk, sk } = rosterKeys.mobile(mobile, '')
  const keys = await Array.fromAsync(items.queryKeys({ ...beginningWith(pk, sk), limit: most }))
  return keys.map(key => key.sk.slice(sk.length))
}

/** What finding others of one phone reads. */
export type PhoneReads = Pick<RosterReads, 'listCadresOfMobile' | 'readProfiles' | 'readOrgsAbove'>

/** Others below the root of an org who serve and have the phone on a date. */
export async function othersOfMobile(
  roster: PhoneReads,
  { mobile, cadreId, orgId }: { mobile: string; cadreId: string; orgId: string },
  today: string,
): Promise<string[]> {
  const ids = (await roster.listCadresOfMobile(mobile)).filter(id => id !== cadreId)
  if (ids.length === 0) return []
  const serving = Object.values(await roster.readProfiles(ids)).flatMap(profile => {
    const { until } = serviceOf(profile)
    const valid = validOrFirst(profile.history, today)
    const serves = valid?.mobile === mobile && (until === undefined || today < until)
    return serves ? [{ cadreId: profile.cadreId, orgId: valid.orgId }] : []
  })
  const orgs = await roster.readOrgsAbove([orgId, ...new Set(serving.map(other => other.orgId))])
  const rootOf = (id: string) => pathOn(orgs, id, today).at(-1)
  const root = rootOf(orgId)
  return serving
    .filter(other => rootOf(other.orgId) === root)
    .map(other => other.cadreId)
    .sort()
}
