import { atOnce, concurrently } from '../../concurrently.ts'
import { ascending } from '../../domain/order.ts'
import { validOrFirst } from '../../domain/roster/roster.ts'
import type { Member, RosterReads } from './roster.ts'

/** The org and all orgs below it on a date, level by level. */
export async function orgsBelow(
  roster: Pick<RosterReads, 'listChildren'>,
  orgId: string,
  on: string,
): Promise<string[]> {
  const found: string[] = []
  for (let level: readonly string[] = [orgId]; level.length; ) {
    found.push(...level)
    level = (await concurrently(level, atOnce, org => roster.listChildren(org, on))).flat()
  }
  return found
}

/**
 * The same for what is kept, such as who is erased or handed a link: an org that moves while the tree is read is found in
 * neither place by one look, so that what is below it would be left out for good.
 */
export async function allOrgsBelow(
  roster: Pick<RosterReads, 'listChildren'>,
  orgId: string,
  on: string,
): Promise<string[]> {
  const first = await orgsBelow(roster, orgId, on)
  const second = await orgsBelow(roster, orgId, on)
  return [...new Set([...first, ...second])]
}

/** A member with the org in which it was found. */
export type Placed = Member & { readonly orgId: string }

/** Those who belong to the org or below on a date, ascending by id; `orgOf` says where one belongs on the day meant. */
export async function membersBelow(
  roster: Pick<RosterReads, 'listChildren' | 'listMembers'>,
  orgId: string,
  on: string,
  orgOf: (member: Member) => string | null | undefined,
): Promise<Placed[]> {
  const members = async (org: string) => {
    const own: Placed[] = []
    for await (const member of roster.listMembers(org))
      if (orgOf(member) === org) own.push({ ...member, orgId: org })
    return own
  }
  const found = await concurrently(await allOrgsBelow(roster, orgId, on), atOnce, members)
  return found.flat().sort((a, b) => ascending(a.cadreId, b.cadreId))
}

/** Org of a member on a date; before the first day, the first. */
export const orgOn =
  (date: string) =>
  ({ history }: Member): string | undefined =>
    validOrFirst(history, date)?.orgId
