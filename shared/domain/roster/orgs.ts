import type { Org } from '../../../events/index.ts'
import { type Change, type Dated, placeEntry, validOrFirst } from './dated.ts'

/** What an org is, valid from `effectiveFrom` until the next entry. */
export type OrgAttributes = Omit<Org, 'effectiveFrom'> & Dated

/** An org with all that was ever said of it; `history` ascends by `effectiveFrom`, one entry each. */
export interface OrgProfile {
  orgId: string
  history: OrgAttributes[]
}

/** From when an org is what it was first said to be: the earliest date there is. */
export const beginning = '1900-01-01'

/** What the org is on a date; before the first entry, what it will be. */
export function orgOn({ history }: Pick<OrgProfile, 'history'>, date: string): OrgAttributes | undefined {
  return validOrFirst(history, date)
}

/** A full replacement of an org on the local date `today`; it holds from then on, the first time from the beginning. */
export function replaceOrg(
  profile: OrgProfile | undefined,
  orgId: string,
  org: Org,
  today: string,
): { profile: OrgProfile; change: Change } {
  const { history, change } = placeEntry<OrgAttributes>(profile?.history ?? [], org, {
    first: beginning,
    today,
  })
  return { profile: { orgId, history: [...history] }, change }
}

/** The orgs directly below each org on a date, ascending; the roots stand under undefined. */
export function childrenOn(orgs: readonly OrgProfile[], date: string): Map<string | undefined, string[]> {
  const children = new Map<string | undefined, string[]>()
  for (const org of orgs) {
    const parentId = orgOn(org, date)?.parentId
    children.set(parentId, [...(children.get(parentId) ?? []), org.orgId].sort())
  }
  return children
}
