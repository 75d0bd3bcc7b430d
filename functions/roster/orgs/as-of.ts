import { type OrgAttributes, type OrgProfile, orgOn } from '../../../shared/domain/roster/orgs.ts'

/** An org as the API shows it: what is valid on a date, or will be first, and the whole history beside it. */
export function orgAsOf(profile: OrgProfile, date: string): OrgProfile & OrgAttributes {
  const valid = orgOn(profile, date)
  if (!valid) throw new Error(`org ${profile.orgId} has no history`)
  return { ...valid, ...profile }
}
