import type { Base } from '../../../events/index.ts'
import type { Directory } from '../../repositories/directory.ts'
import type { Caller } from '../caller.ts'
import { requireOrg, requireOrgAt } from '../scope.ts'

/** Whether the caller may put this base: its orgs lie in scope. @throws Problem `unknown_org` at `orgId`, `not_found`. */
export async function permitBase(
  directory: Directory,
  caller: Caller,
  base: Base,
  existing: Base | undefined,
): Promise<void> {
  await requireOrgAt(directory, caller, base.orgId, 'orgId')
  if (existing) await requireOrg(directory, caller, existing.orgId)
}
