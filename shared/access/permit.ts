import type { Base, Cadre, Org } from '../../events/index.ts'
import { Problem, problemCodes } from '../contracts/problem.ts'
import { type OrgProfile, orgChanges, orgOn, replaceOrg } from '../domain/roster/orgs.ts'
import { type CadreProfile, type LinkInterval, replaceCadre, serviceOf } from '../domain/roster/roster.ts'
import { addDays } from '../domain/time/calendar.ts'
import type { Directory } from '../repositories/directory.ts'
import type { LinkPermit } from '../repositories/roster/roster.ts'
import type { Caller } from './caller.ts'
import { changedSpans } from './changed-spans.ts'
import { coversCadre, coversOrg, requireOrg, requireOrgAt } from './scope.ts'

/**
 * Whether the caller may put this org: one in its scope, or a new one below its scope; and it lay in its scope on every
 * day of which the change says something else. No org leaves the caller's scope, nor enters it from outside. A root is
 * made by an operator, or by its own admin where the stack is open to roots. Who is a cadre of the org does not change
 * what its own assessment is measured by.
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
  if (self?.history.some(entry => entry.orgId === orgId)) throw new Problem('forbidden')
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
 * Whether the caller may put this cadre: it belongs to the caller's scope today, and so did it on every day of which the
 * change says something else; new bases lie below the same root; and of itself nobody changes what its assessment is
 * measured by.
 * @throws Problem `unknown_org` at `orgId` or `effectiveFrom`, `unknown_base` at `bases.<i>.baseId`, `not_found` or
 *   `forbidden`.
 */
export async function permitCadre(
  directory: Directory,
  caller: Caller,
  cadreId: string,
  cadre: Cadre,
  existing: CadreProfile | undefined,
): Promise<void> {
  await requireOrgAt(directory, caller, cadre.orgId, 'orgId')
  if (existing && !(await coversCadre(directory, caller, cadreId))) throw new Problem('not_found')
  const { profile } = replaceCadre(existing, cadreId, cadre, directory.today())
  const spans = existing ? changedSpans(existing, profile) : []
  if (!existing && !(await coversOrg(directory, caller, cadre.orgId, serviceOf(profile).from)))
    throw Problem.at('unknown_org', 'effectiveFrom')
  for (const { from, before, after } of spans)
    for (const orgId of new Set([before.orgId, after.orgId]))
      if (!(await coversOrg(directory, caller, orgId, from))) throw Problem.at('unknown_org', 'effectiveFrom')
  if (caller.cadreId === cadreId && (!existing || spans.some(isOfMeasure))) throw new Problem('forbidden')
  await checkBases(directory, cadre, existing)
}

/** Whether a change bears on what the assessment is measured by; name, post, phone and accounts are one's own. */
function isOfMeasure({ before, after, served, serves }: ReturnType<typeof changedSpans>[number]): boolean {
  const measured = ({ orgId, category, quota, bases }: typeof before) =>
    JSON.stringify([orgId, category, quota, bases])
  return served !== serves || measured(before) !== measured(after)
}

async function checkBases(
  directory: Directory,
  { orgId, bases }: Cadre,
  existing: CadreProfile | undefined,
): Promise<void> {
  const known = new Set(existing?.history.flatMap(entry => entry.bases.map(({ baseId }) => baseId)))
  const today = directory.today()
  const root = (await directory.readOrgPath(orgId, today)).at(-1)
  const foreign = await Promise.all(
    bases.map(async ({ baseId }) => {
      if (known.has(baseId)) return false
      const base = await directory.readBase(baseId)
      return base !== undefined && (await directory.readOrgPath(base.orgId, today)).at(-1) !== root
    }),
  )
  const message = problemCodes.unknown_base[1]
  const errors = foreign.flatMap((isForeign, i) =>
    isForeign ? [{ path: `bases.${i}.baseId`, code: 'not_found' as const, message }] : [],
  )
  if (errors.length > 0) throw new Problem('unknown_base', errors)
}

/**
 * Days by which a link may begin before the cadre's service: rosters say so of cadres who knew their youths already. It
 * counts from the service on; further back it could only push others out of their place.
 */
const mostDaysBefore = 366

/**
 * Whether the caller may put this link of a cadre in its scope: not one of its own, none that begins long before the
 * cadre's service, and none that is empty, unless it takes back one that is there.
 * @throws Problem `forbidden`, or `invalid_request` at `since` or `until`.
 */
export function permitLink(caller: Caller, { since, until }: LinkInterval): LinkPermit {
  return (cadre, existing) => {
    if (caller.cadreId === cadre.cadreId) throw new Problem('forbidden')
    if (!existing && since < addDays(serviceOf(cadre).from, -mostDaysBefore))
      throw Problem.at('invalid_request', 'since', 'more than a year before the cadre’s service')
    if (!existing && since === until) throw Problem.at('invalid_request', 'until', `later than ${since}`)
  }
}
