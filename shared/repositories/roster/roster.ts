import type { Base, BaseReplacement, Cadre, Org } from '../../../events/index.ts'
import type { OrgContent, OrgProfile } from '../../domain/roster/orgs.ts'
import type { Claim } from '../../domain/roster/overlap.ts'
import type { CadreProfile, Change, LinkInterval, Service } from '../../domain/roster/roster.ts'
import type { NamedByChange } from './named-by-change.ts'

/** Who changes the roster, and when (an instant). */
export interface Author {
  readonly by: string
  readonly at: string
}

/** One change as it is kept for good; `n` counts from 1 per org, base, cadre, plan, or youth's links. */
export interface AuditEvent {
  readonly n: number
  readonly at: string
  readonly by: string
  readonly change: 'created' | 'replaced' | 'removed' | 'erased'
  /** What held until then, in the words of the API; absent for what was created. */
  readonly before?: unknown
  /** What the change said, in the words of the API; nothing where something was taken away. */
  readonly after: unknown
}

/** Whose changes to list; a cadre's include those of its links, an org's those of its plan. */
export type AuditSubject = { readonly org: string } | { readonly base: string } | { readonly cadre: string }

/** What an org knows of a cadre who belongs, belonged or will belong to it: enough to plan an assessment. */
export interface Member {
  cadreId: string
  serviceFrom: string
  serviceUntil?: string
  /** Every change of org, ascending; the first entry is the cadre's first of all. */
  history: { effectiveFrom: string; orgId: string }[]
}

/** A base with its id. */
export type BaseOfOrg = Base & { baseId: string }

/** What an assessment reads of one cadre. `links` ascend by youth, then `since`. */
export interface CadreWithLinks {
  readonly profile: CadreProfile
  readonly links: LinkInterval[]
  /** By youth: how many other cadres ever claim it, as far as that was noted; see `contestedYouths`. */
  readonly others?: ReadonlyMap<string, number>
}

/** Some links, ascending by youth, then `since`; `next` continues behind them, absent at the end. */
export interface LinkPage {
  readonly items: LinkInterval[]
  readonly next?: string
}

/** Claims of cadres below a root; or of cadres below the same root as the one of these who claims the youth. */
export type ClaimsWithin = { readonly root: string | undefined } | readonly string[]

/** Reads of the roster; all of them see what was written a moment ago. */
export interface RosterReads {
  /** What an org is on a date; before its first entry, what it will be. */
  readOrg(orgId: string, on: string): Promise<OrgContent | undefined>
  /** An org with all that was ever said of it. */
  readOrgProfile(orgId: string): Promise<OrgProfile | undefined>
  /** The orgs of these that exist, and all that ever lay above them, by id; others may be among them. */
  readOrgsAbove(orgIds: readonly string[]): Promise<Record<string, OrgProfile>>
  /** The org and those above it on a date, up to the root; empty if there is no such org. */
  readOrgPath(orgId: string, on: string): Promise<readonly string[]>
  /** Ids of the orgs directly below on a date, ascending; of the roots for undefined. */
  listChildren(parentId: string | undefined, on: string): Promise<readonly string[]>
  /** Everybody who belongs, belonged or will belong to the org itself, ascending by id. */
  listMembers(orgId: string): AsyncIterable<Member>
  readBase(baseId: string): Promise<Base | undefined>
  /** Cadres who use a base, or did; some may no longer. */
  listBaseUsers(baseId: string): Promise<readonly string[]>
  /** The bases of the org itself, ascending by id; up to `limit` of those behind `after`. */
  listBasesOfOrg(
    orgId: string,
    page?: { after?: string | undefined; limit?: number },
  ): AsyncIterable<BaseOfOrg>
  /** Those of the bases that exist, by id. */
  readBases(baseIds: readonly string[]): Promise<Record<string, Base>>
  /** What those of the bases that exist were called on a date, by id. */
  readBaseNames(baseIds: readonly string[], on: string): Promise<Record<string, string>>
  readProfile(cadreId: string): Promise<CadreProfile | undefined>
  /** The first cadres by id who have the phone, or had or will have it; at most a hundred. */
  listCadresOfMobile(mobile: string): Promise<readonly string[]>
  /** Those of the cadres that exist, by id. */
  readProfiles(cadreIds: readonly string[]): Promise<Record<string, CadreProfile>>
  /** A cadre with all links, in one query. */
  readCadreWithLinks(cadreId: string): Promise<CadreWithLinks | undefined>
  /** Up to `limit` links of a cadre behind `after`, the `next` of the page before. */
  listLinks(cadreId: string, page: { after?: string | undefined; limit: number }): Promise<LinkPage>
  /** All claims on each of the youths; one without any is absent. `within` says whose youths are meant, all unless said. */
  readClaims(youthIds: readonly string[], within?: ClaimsWithin): Promise<Record<string, Claim[]>>
  /** Days in service of those of the cadres that exist, by id. */
  readServices(cadreIds: readonly string[]): Promise<Record<string, Service>>
  /** Every change, in order. */
  listAuditEvents(subject: AuditSubject): Promise<AuditEvent[]>
}

/** Looks at what a write is about to change, and throws where it must not. The write is guarded on what it saw. */
export type Permit<Existing> = (existing: Existing | undefined) => Promise<void>

/** Names a link of a cadre. */
export type LinkKey = Pick<LinkInterval, 'youthId' | 'since'>

/** A link that goes over from a cadre to its successor. */
export interface LinkHandover extends LinkKey {
  readonly from: string
  readonly to: string
  /** First day of the successor. */
  readonly on: string
  /** Base of the successor; the same unless said. */
  readonly baseId?: string | undefined
}

/** The same for a link; `existing` is the one with the same `since`. */
export type LinkPermit = (cadre: CadreProfile, existing: LinkInterval | undefined) => Promise<void>

/**
 * The roster. Each write is one transaction with its audit event, and writes nothing if it says what already holds.
 * A write that lost a race is tried again on what is there then; Problem `conflict` after many in a row.
 */
export interface Roster extends RosterReads {
  /** Begins to read what a change will ask for, all at once; does nothing outside a request. */
  readAhead(named: NamedByChange): void
  /**
   * @throws Problem `org_cycle`, `unknown_org` or `invalid_request` (too deep), all at `parentId` and on any date, or
   *   `invalid_request` at `effectiveFrom` (too many dated changes).
   */
  putOrg(
    orgId: string,
    org: Org,
    author: Author,
    permit?: Permit<OrgProfile>,
  ): Promise<{ change: Change; profile: OrgProfile }>
  /**
   * @throws Problem `unknown_org` at `orgId`, `kind_fixed` at `kind`, or `invalid_request` at `effectiveFrom` (later than
   *   today, or too many names).
   */
  putBase(baseId: string, base: BaseReplacement, author: Author, permit?: Permit<Base>): Promise<Change>
  /**
   * Together with the cadre it creates those of `bases` that are not there yet, all or nothing.
   * @throws Problem `unknown_org` at `orgId`, `unknown_base` at `bases.<i>.baseId`, `invalid_request` at
   *   `effectiveFrom` (too many dated changes) or `bases` (too many new ones), or `conflict` if the id of a new base
   *   stands for another.
   */
  putCadre(
    cadreId: string,
    cadre: Cadre,
    author: Author,
    permit?: Permit<CadreProfile>,
    bases?: Readonly<Record<string, Base>>,
  ): Promise<{ change: Change; profile: CadreProfile }>
  /**
   * Replaces what a cadre is by what `change` says of it as it stands, nothing where that is undefined; so of two changes
   * at once neither undoes the other. @throws Problem `not_found`, else as `putCadre`.
   */
  changeCadre(
    cadreId: string,
    change: (existing: CadreProfile) => Promise<Cadre | undefined>,
    author: Author,
  ): Promise<{ change: Change; profile: CadreProfile }>
  /** Takes away what nothing refers to. @throws Problem `not_found`, or `in_use` that says by what. */
  removeOrg(orgId: string, author: Author, permit?: Permit<OrgProfile>): Promise<void>
  removeBase(baseId: string, author: Author): Promise<void>
  /**
   * Takes a base that is merged into another out of every list, and lets nobody begin to use it any more; what was counts
   * by it as it did. @throws Problem `unknown_base` at `into` if that was merged itself.
   */
  closeBase(baseId: string, into: string, author: Author): Promise<void>
  removeCadre(cadreId: string, author: Author, permit?: Permit<CadreProfile>): Promise<void>
  /**
   * @throws Problem `unknown_cadre`, `unknown_base` at `baseId` (none below the cadre's root), `link_overlaps` at
   *   `since`, or `invalid_request` at `youthId` (too many links to one youth).
   */
  putLink(cadreId: string, link: LinkInterval, author: Author, permit?: LinkPermit): Promise<Change>
  /** Replaces a link by what `change` makes of it as it stands; one that is not there stays so. @throws Problem as `putLink`. */
  changeLink(
    cadreId: string,
    key: LinkKey,
    change: (existing: LinkInterval) => LinkInterval,
    author: Author,
  ): Promise<Change>
  /**
   * Ends a link and begins the successor's the same day, as it stands; `unchanged` if it was done before.
   * @throws Problem as `putLink`, or `conflict` where it is not held on the day any more.
   */
  handOverLink(
    handover: LinkHandover,
    author: Author,
    permitOf?: (link: LinkInterval) => LinkPermit,
  ): Promise<Change>
}
