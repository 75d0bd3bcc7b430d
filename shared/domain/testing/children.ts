import { type OrgProfile, orgOn } from '../roster/orgs.ts'

/** The orgs directly below each org on a date, ascending; the roots stand under undefined. */
export function childrenOn(orgs: readonly OrgProfile[], date: string): Map<string | undefined, string[]> {
  const children = new Map<string | undefined, string[]>()
  for (const org of orgs) {
    const parentId = orgOn(org, date)?.parentId
    children.set(parentId, [...(children.get(parentId) ?? []), org.orgId].sort())
  }
  return children
}
