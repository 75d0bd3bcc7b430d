import { Problem } from '../contracts/problem.ts'
import type { Directory } from '../repositories/directory.ts'
import type { Caller } from './caller.ts'

/** Whether the org is the caller's own or lies below it. A cadre has no org to act for. */
export async function coversOrg(directory: Directory, caller: Caller, orgId: string): Promise<boolean> {
  if (caller.role === 'cadre') return false
  return (await directory.orgPath(orgId)).includes(caller.org)
}

/** Whether the caller may act for the cadre: itself, or a cadre whose org it covers. */
export async function coversCadre(directory: Directory, caller: Caller, cadreId: string): Promise<boolean> {
  const orgId = await directory.orgOfCadre(cadreId)
  if (orgId === undefined) return false
  return caller.role === 'cadre' ? caller.cadreId === cadreId : coversOrg(directory, caller, orgId)
}

/**
 * @throws Problem `not_found` if the org does not exist or lies outside the caller's scope: the two look the same.
 */
export async function requireOrg(directory: Directory, caller: Caller, orgId: string): Promise<void> {
  if (!(await coversOrg(directory, caller, orgId))) throw new Problem('not_found')
}

/**
 * @throws Problem `not_found` if the cadre does not exist or lies outside the caller's scope: the two look the same.
 */
export async function requireCadre(directory: Directory, caller: Caller, cadreId: string): Promise<void> {
  if (!(await coversCadre(directory, caller, cadreId))) throw new Problem('not_found')
}

/**
 * @throws Problem `unknown_org` at the field if the org that it names does not exist or lies outside the caller's
 *   scope: the two look the same.
 */
export async function requireOrgAt(
  directory: Directory,
  caller: Caller,
  orgId: string | undefined,
  path: string,
): Promise<void> {
  if (orgId === undefined || !(await coversOrg(directory, caller, orgId)))
    throw Problem.at('unknown_org', path)
}
