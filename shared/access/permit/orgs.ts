import type { Org } from '../../../events/index.ts'
import { Problem } from '../../contracts/problem.ts'
import { type OrgProfile, orgChanges, orgOn, replaceOrg } from '../../domain/roster/orgs.ts'
import { addDays } from '../../domain/time/calendar.ts'
import type { Directory } from '../../repositories/directory.ts'
import type { Caller } from '../caller.ts'
import { coversOrg, requireOrgAt } from '../scope.ts'

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
