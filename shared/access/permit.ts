import type { Base, Cadre, Org } from '../../events/index.ts'
import { Problem, problemCodes } from '../contracts/problem.ts'
import { ascending } from '../domain/order.ts'
import type { OwnField } from '../domain/policy/self-service.ts'
import { type OrgProfile, orgChanges, orgOn, replaceOrg } from '../domain/roster/orgs.ts'
import {
  type CadreProfile,
  type LinkInterval,
  replaceCadre,
  serviceOf,
  validOrFirst,
} from '../domain/roster/roster.ts'
import { addDays } from '../domain/time/calendar.ts'
import { type Directory, shareRoot } from '../repositories/directory.ts'
import type { LinkPermit } from '../repositories/roster/roster.ts'
import type { Caller } from './caller.ts'
import { changedSpans } from './changed-spans.ts'
import { coversCadre, coversOrg, requireOrg, requireOrgAt } from './scope.ts'
import { permitOwnChange, permitOwnLink } from './self.ts'

/**
 * Whether the caller may put this org: one in its scope, or a new one below its scope. An org must have lain in its scope
 * on every day that the change alters. No org leaves the caller's scope, nor enters it from outside. An operator makes
 * roots, or a root's own admin where the stack is open to roots. A cadre of the org may not change what its own assessment
 * is measured by.
 * @throws Problem `unknown_org` at `parentId` or `effectiveFrom`, `not_found` or `forbidden`.
 */
export async function permitOrg(
  directory: Directory,
  caller: Caller,
  orgId: string,
  org: Org,
  existing: OrgProfile | undefined,
  openRoots = false,
): Promise<void> {
  const today = directory.today()
  if (existing === undefined && org.parentId === undefined && caller.org === orgId) {
    if (!openRoots) throw new Problem('forbidden')
    return
  }
  const mine = existing !== undefined && (await coversOrg(directory, caller, orgId))
  const changes = mine ? orgChanges(existing, replaceOrg(existing, orgId, org, today).profile) : []
  if (changes.some(({ before, after }) => before.kind !== after.kind || before.region !== after.region))
    await refuseOwnOrg(directory, caller, orgId)
  const moves = changes.filter(({ before, after }) => before.parentId !== after.parentId)
  if (!mine || moves.length > 0 || orgOn(existing, today)?.parentId !== org.parentId)
    await requireOrgAt(directory, caller, org.parentId, 'parentId')
  // Only now, so that an org out of sight and one that is not there look the same.
  if (existing && !mine) throw new Problem('not_found')
  for (const { from, until } of changes)
    await requireThroughout(directory, caller, orgId, from, until, 'effectiveFrom')
  for (const { from, until, after } of moves)
    await requireThroughout(directory, caller, after.parentId, from, until, 'parentId')
}

/** @throws Problem `unknown_org` at the field if the org lay outside the caller's scope when the days began or ended. */
async function requireThroughout(
  directory: Directory,
  caller: Caller,
  orgId: string | undefined,
  from: string,
  until: string,
  path: string,
): Promise<void> {
  const today = directory.today()
  const last = until > today ? today : addDays(until, -1)
  for (const day of new Set([from, last < from ? from : last]))
    if (orgId === undefined || !(await coversOrg(directory, caller, orgId, day)))
      throw Problem.at('unknown_org', path)
}

async function refuseOwnOrg(directory: Directory, { cadreId }: Caller, orgId: string): Promise<void> {
  const self = cadreId === undefined ? undefined : await directory.readProfile(cadreId)
  if (self?.history.some(entry => entry.orgId === orgId)) throw new Problem('another_hand')
}

/**
 * Whether the caller may put this base: it belongs and belonged to orgs in its scope.
 * @throws Problem `unknown_org` at `orgId` or `not_found`.
 */
export async function permitBase(
  directory: Directory,
  caller: Caller,
  base: Base,
  existing: Base | undefined,
): Promise<void> {
  await requireOrgAt(directory, caller, base.orgId, 'orgId')
  if (existing) await requireOrg(directory, caller, existing.orgId)
}

/**
 * Whether the caller may put this cadre. It must belong to the caller's scope today, and on every day that the change
 * alters. New bases must lie below the same root. Nobody changes what its own assessment is measured by. `own` is what a
 * cadre may keep of itself.
 * @throws Problem `unknown_org` at `orgId` or `effectiveFrom`, `unknown_base` at `bases.<i>.baseId`, `not_found`,
 *   `forbidden` or `another_hand`.
 */
export async function permitCadre(
  directory: Directory,
  caller: Caller,
  cadreId: string,
  cadre: Cadre,
  existing: CadreProfile | undefined,
  own: readonly OwnField[],
): Promise<void> {
  if (caller.role === 'cadre') return permitSelf(directory, caller, cadreId, cadre, existing, own)
  await requireOrgAt(directory, caller, cadre.orgId, 'orgId')
  if (existing && !(await coversCadre(directory, caller, cadreId))) throw new Problem('not_found')
  const { profile } = replaceCadre(existing, cadreId, cadre, directory.today())
  const spans = existing ? changedSpans(existing, profile) : []
  if (!existing && !(await coversOrg(directory, caller, cadre.orgId, serviceOf(profile).from)))
    throw Problem.at('unknown_org', 'effectiveFrom')
  for (const { from, before, after } of spans)
    for (const orgId of new Set([before.orgId, after.orgId]))
      if (!(await coversOrg(directory, caller, orgId, from))) throw Problem.at('unknown_org', 'effectiveFrom')
  // What is due of a year counts from the beginning of the service, whatever was known of the cadre then.
  if (existing && existing.serviceFrom !== profile.serviceFrom)
    for (const known of [existing, profile]) {
      const { from } = serviceOf(known)
      const orgId = validOrFirst(known.history, from)?.orgId
      if (orgId === undefined || !(await coversOrg(directory, caller, orgId, from)))
        throw Problem.at('unknown_org', 'serviceFrom')
    }
  if (caller.cadreId === cadreId) {
    if (!existing) throw new Problem('another_hand')
    permitOwnChange(existing, profile, { today: directory.today(), own: 'all' })
  }
  await checkBases(directory, cadre, existing)
}

/** A cadre keeps of itself, while it serves, what the policy leaves to it. */
async function permitSelf(
  directory: Directory,
  caller: Caller,
  cadreId: string,
  cadre: Cadre,
  existing: CadreProfile | undefined,
  own: readonly OwnField[],
): Promise<void> {
  const today = directory.today()
  const { until } = existing ? serviceOf(existing) : { until: today }
  if (caller.cadreId !== cadreId || !existing || (until !== undefined && until <= today))
    throw new Problem('not_found')
  if (own.length === 0) throw new Problem('forbidden')
  permitOwnChange(existing, replaceCadre(existing, cadreId, cadre, today).profile, { today, own })
}

async function checkBases(
  directory: Directory,
  { orgId, bases }: Cadre,
  existing: CadreProfile | undefined,
): Promise<void> {
  const known = new Set(existing?.history.flatMap(entry => entry.bases.map(({ baseId }) => baseId)))
  const foreign = await Promise.all(
    bases.map(async ({ baseId }) => {
      if (known.has(baseId)) return false
      const base = await directory.readBase(baseId)
      return base !== undefined && !(await shareRoot(directory, base.orgId, orgId))
    }),
  )
  const message = problemCodes.unknown_base[1]
  const errors = foreign.flatMap((isForeign, i) =>
    isForeign ? [{ path: `bases.${i}.baseId`, code: 'not_found' as const, message }] : [],
  )
  if (errors.length > 0) throw new Problem('unknown_base', errors)
}

/**
 * Days by which a link may begin before the cadre's service: rosters have such links of cadres who knew their youths
 * already. It counts from the service on. A link that begins earlier could only push others out of their place.
 */
const mostDaysBefore = 366

/** Days `[from, until)` that a link gains or loses by a change; without end where it has none. */
function displacedDays({ since, ...link }: LinkInterval, existing: LinkInterval | undefined) {
  const whole = { from: since, until: link.until }
  if (!existing) return whole
  const same = existing.baseId === link.baseId && existing.field === link.field
  const [until, other] = [existing.until, link.until].sort((a, b) => ascending(a ?? '~', b ?? '~'))
  return { from: same && until !== undefined ? until : since, until: other }
}

/** What permitting a link asks. */
export interface LinkPermission {
  readonly directory: Directory
  readonly caller: Caller
  /** What a cadre may keep of itself; nothing unless said. */
  readonly own?: readonly OwnField[]
}

/**
 * Whether the caller may put this link of a cadre. The cadre must have belonged to the caller's scope on every day that the
 * change alters. The link may not begin long before the cadre's service, nor be empty, unless it takes back one that is
 * there. A cadre keeps its own links as far as the policy leaves them to it, whatever else it is.
 * @throws Problem `forbidden`, `another_hand`, `unknown_org` at `since`, or `invalid_request` at `since` or `until`.
 */
export function permitLink({ directory, caller, own = [] }: LinkPermission, link: LinkInterval): LinkPermit {
  const { since, until } = link
  return async (cadre, existing) => {
    if (!existing && since < addDays(serviceOf(cadre).from, -mostDaysBefore))
      throw Problem.at('invalid_request', 'since', 'more than a year before the cadre’s service')
    if (!existing && since === until) throw Problem.at('invalid_request', 'until', `later than ${since}`)
    if (caller.cadreId === cadre.cadreId) {
      if (!own.includes('links')) throw new Problem(caller.role === 'cadre' ? 'forbidden' : 'another_hand')
      return permitOwnLink(link, existing, directory.today())
    }
    const days = displacedDays(link, existing)
    const last = days.until === undefined || days.until > directory.today() ? directory.today() : days.until
    const entries = cadre.history.map(({ effectiveFrom }) => effectiveFrom)
    for (const day of [days.from, ...entries.filter(entry => days.from < entry && entry < last)]) {
      const orgId = validOrFirst(cadre.history, day)?.orgId
      if (orgId === undefined || !(await coversOrg(directory, caller, orgId, day)))
        throw Problem.at('unknown_org', 'since')
    }
  }
}
