import type { Org } from '../../../events/index.ts'
import type { Caller } from '../../../shared/access/caller.ts'
import { coversOrg, requireOrgAt } from '../../../shared/access/scope.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'

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

/** Whether the caller may see the org: its subtree, or the org to which a cadre belongs. */
export async function seesOrg(directory: Directory, caller: Caller, orgId: string): Promise<boolean> {
  return caller.role === 'cadre'
    ? (await directory.orgOfCadre(caller.cadreId)) === orgId
    : coversOrg(directory, caller, orgId)
}
