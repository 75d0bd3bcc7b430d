import type { Base } from '../../../events/index.ts'
import type { WorkingDays } from '../time/working-days.ts'
import type { OrgAttributes } from './orgs.ts'
import type { Claim } from './overlap.ts'
import type { CadreProfile, LinkInterval, Service } from './roster.ts'

/** As much of an org's history as an assessment asks for. */
export type OrgOfCadre = Pick<OrgAttributes, 'effectiveFrom' | 'kind' | 'region'>

/** What the assessment of one cadre has to know of the roster. */
export interface RosterSlice {
  profile: CadreProfile
  /** All intervals of the cadre's links, ended ones included. */
  links: readonly LinkInterval[]
  /** By youth: claims of other cadres (the cadre's own may be among them, and are passed over). */
  claims: Readonly<Record<string, readonly Claim[]>>
  /** Service of the rivals that `rivals()` asked for; more does no harm. */
  service: Readonly<Record<string, Service>>
  /** Kinds of all bases named by the links and by the assignments valid on D. */
  bases: Readonly<Record<string, Base['kind']>>
  /** At least the cadre's org on D, with all that was ever said of it. */
  orgs: Readonly<Record<string, readonly OrgOfCadre[]>>
  /** The calendar, which is data too. */
  workingDays: WorkingDays
}
