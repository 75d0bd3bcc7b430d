import { isDeepStrictEqual } from 'node:util'
import { beginningWith, type Items, type Write } from '../../aws/items/items.ts'
import { rosterKeys } from '../../aws/keys.ts'
import type { CadreProfile } from '../../domain/roster/roster.ts'
import type { Member } from './roster.ts'

/** What the orgs of a cadre's history know of it: the service dates and each change of org. */
function memberOf({ cadreId, serviceFrom, serviceUntil, history }: CadreProfile): Member {
  return {
    cadreId,
    serviceFrom,
    ...(serviceUntil !== undefined && { serviceUntil }),
    history: history
      .filter(({ orgId }, i) => orgId !== history[i - 1]?.orgId)
      .map(({ effectiveFrom, orgId }) => ({ effectiveFrom, orgId })),
  }
}

/** Brings the member items of all orgs concerned from one profile to the next; none if nothing changed for them. */
export function memberWrites(before: CadreProfile | undefined, after: CadreProfile): Write[] {
  const member = memberOf(after)
  const was = before && memberOf(before)
  if (isDeepStrictEqual(was, member)) return []
  const orgs = new Set(member.history.map(({ orgId }) => orgId))
  const left = new Set(was?.history.map(({ orgId }) => orgId).filter(orgId => !orgs.has(orgId)))
  return [
    ...[...orgs].map(orgId => ({ put: { ...rosterKeys.member(orgId, after.cadreId), value: member } })),
    ...[...left].map(orgId => ({ remove: rosterKeys.member(orgId, after.cadreId) })),
  ]
}

/** Whether anybody belongs, belonged or will belong to the org itself. */
export async function hasMembers(items: Items, orgId: string): Promise<boolean> {
  const { pk } = rosterKeys.member(orgId, '')
  for await (const _ of items.queryKeys({ ...beginningWith(pk, 'MEMBER#'), limit: 1 })) return true
  return false
}

/** Everybody who belongs, belonged or will belong to the org itself, ascending by id. */
export async function* readMembers(items: Items, orgId: string): AsyncIterable<Member> {
  const { pk } = rosterKeys.member(orgId, '')
  for await (const { value } of items.query<Member>(beginningWith(pk, 'MEMBER#'))) yield value
}
