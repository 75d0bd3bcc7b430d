import type { Base, Cadre, Org } from '../../events/index.ts'
import { Problem } from '../contracts/problem.ts'
import { type CadreProfile, validOrFirst } from '../domain/roster/roster.ts'
import type { Directory } from '../repositories/directory.ts'
import type { Caller } from './caller.ts'
import { coversOrg, requireOrg, requireOrgAt } from './scope.ts'

/**
 * Whether the caller may put this org: one in its scope, or a new one below its scope. Its own org it may create
 * anywhere, since somebody has to begin. No org leaves the caller's scope, nor enters it from outside.
 * @throws Problem `unknown_org` at `parentId` or `not_found`.
 */
export async function permitOrg(
  directory: Directory,
  caller: Caller,
  orgId: string,
  org: Org,
  existing: Org | undefined,
): Promise<void> {
  if (existing === undefined && caller.org === orgId) return
  const mine = existing !== undefined && (await coversOrg(directory, caller, orgId))
  if (mine && existing.parentId === org.parentId) return
  await requireOrgAt(directory, caller, org.parentId, 'parentId')
  // Only now, so that an org out of sight and one that is not there look the same.
  if (existing && !mine) throw new Problem('not_found')
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
 * Whether the caller may put this cadre: it belongs and belonged to orgs in its scope.
 * @throws Problem `unknown_org` at `orgId` or `not_found`.
 */
export async function permitCadre(
  directory: Directory,
  caller: Caller,
  cadre: Cadre,
  existing: CadreProfile | undefined,
): Promise<void> {
  await requireOrgAt(directory, caller, cadre.orgId, 'orgId')
  if (existing) await requireOrg(directory, caller, validOrFirst(existing.history, directory.today())?.orgId)
}
