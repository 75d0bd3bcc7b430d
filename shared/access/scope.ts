import { Problem } from '../contracts/problem.ts'
import type { Scope } from '../contracts/scope.ts'
import { type CadreProfile, serviceOf, validOrFirst } from '../domain/roster/roster.ts'
import { addDays, lastDate } from '../domain/time/calendar.ts'
import { type Directory, orgOfCadre } from '../repositories/directory.ts'
import type { Caller } from './caller.ts'

/** Path and query of a request, as their schemas read them. */
type Fields = Readonly<Record<string, unknown>>

/** Days on which it is asked where something belongs: today, and the day that the request names. */
type Days = readonly string[]

/** The last day of a day, a month, a quarter or a year. */
function lastDay(time: string): string {
  const [year, quarter] = time.split('-Q')
  if (quarter !== undefined) return lastDate(`${year}-${String(Number(quarter) * 3).padStart(2, '0')}`)
  if (time.length === '2026'.length) return `${time}-12-31`
  return time.length === '2026-05'.length ? lastDate(time) : time
}

function daysAsked(directory: Directory, fields: Fields, time: readonly string[] = []): Days {
  const today = directory.today()
  const named = time.map(field => fields[field]).find(value => value !== undefined)
  if (named === undefined) return [today]
  const day = lastDay(String(named))
  return day < today ? [today, day] : [today]
}

/** The org of a cadre on a day; after its service, the org of its last day. */
function orgOn(cadre: CadreProfile, day: string): string | undefined {
  const { until } = serviceOf(cadre)
  return validOrFirst(cadre.history, until !== undefined && until <= day ? addDays(until, -1) : day)?.orgId
}

/** Whether the org is the caller's own or lies below it, today unless said. A cadre has no org to act for. */
export async function coversOrg(
  directory: Directory,
  caller: Caller,
  orgId: string,
  on: string = directory.today(),
): Promise<boolean> {
  if (caller.role === 'cadre') return false
  return (await directory.readOrgPath(orgId, on)).includes(caller.org)
}

/** The org that the caller acts for, or belongs to as a cadre today. */
export const orgOfCaller = async (
  directory: Directory,
  { org, cadreId }: Caller,
): Promise<string | undefined> =>
  org ?? (cadreId === undefined ? undefined : orgOfCadre(directory, cadreId, directory.today()))

/** The root above the caller's org, today unless said. */
export async function rootOfCaller(
  directory: Directory,
  caller: Caller,
  on: string = directory.today(),
): Promise<string | undefined> {
  const org = await orgOfCaller(directory, caller)
  return org === undefined ? undefined : (await directory.readOrgPath(org, on)).at(-1)
}

/** Whether the caller's org covers, on one of the days, the org that is asked for on that day. */
async function coversOnOneOf(
  directory: Directory,
  caller: Caller,
  days: Days,
  orgOf: (day: string) => string | undefined,
): Promise<boolean> {
  for (const day of days) {
    const orgId = orgOf(day)
    if (orgId !== undefined && (await coversOrg(directory, caller, orgId, day))) return true
  }
  return false
}

/** Whether the caller may act for the cadre: itself, or one of an org that it covers, today or at the month's end. */
export async function coversCadre(
  directory: Directory,
  caller: Caller,
  cadreId: string,
  month?: string,
): Promise<boolean> {
  // A cadre's own reach has nothing to do with days.
  const days = caller.role === 'cadre' ? [] : daysAsked(directory, { month }, ['month'])
  return reachesCadre(directory, caller, cadreId, days, false)
}

async function reachesCadre(
  directory: Directory,
  caller: Caller,
  cadreId: string,
  days: Days,
  office: boolean,
): Promise<boolean> {
  const cadre = await directory.readProfile(cadreId)
  if (!cadre) return false
  if (caller.role === 'cadre') {
    const { until } = serviceOf(cadre)
    const serves = until === undefined || directory.today() < until
    return caller.cadreId === cadreId && (serves || !office)
  }
  return coversOnOneOf(directory, caller, days, day => orgOn(cadre, day))
}

async function reachesOrg(directory: Directory, caller: Caller, orgId: string, days: Days): Promise<boolean> {
  if (caller.role !== 'cadre') return coversOnOneOf(directory, caller, days, () => orgId)
  const cadre = await directory.readProfile(caller.cadreId)
  return cadre !== undefined && orgOn(cadre, directory.today()) === orgId
}

/** Whether the base lies below the cadre's own org, or was ever assigned to it. */
async function reachesBase(directory: Directory, caller: Caller, baseId: string): Promise<boolean> {
  const base = await directory.readBase(baseId)
  if (!base) return false
  if (caller.role !== 'cadre') return coversOrg(directory, caller, base.orgId)
  const cadre = await directory.readProfile(caller.cadreId)
  if (!cadre) return false
  if (cadre.history.some(({ bases }) => bases.some(assigned => assigned.baseId === baseId))) return true
  const own = orgOn(cadre, directory.today())
  return own !== undefined && (await directory.readOrgPath(base.orgId, directory.today())).includes(own)
}

type Checked = Exclude<Scope, 'anyone' | { inside: string }>

/** Whether a scope is checked before the handler answers. */
export const isScoped = (scope: Scope): scope is Checked =>
  scope !== 'anyone' && !(typeof scope === 'object' && 'inside' in scope)

/**
 * Lets a request through that stays within the caller's scope; an org that does not exist gives no rights.
 * @throws Problem `not_found` outside the scope and for what does not exist, `unknown_org` at the field where the caller
 *   may leave it out, or `forbidden` where the caller's org is no root.
 */
export async function checkScope(
  directory: Directory,
  caller: Caller,
  scope: Checked,
  fields: Fields,
): Promise<void> {
  if (scope === 'ownOrg') return requireOrg(directory, caller, caller.org)
  if (scope === 'rootOrg') {
    const path = caller.org === undefined ? [] : await directory.readOrgPath(caller.org, directory.today())
    if (path.length !== 1) throw new Problem('forbidden')
    return
  }
  if ('orgOrOwn' in scope)
    return requireOrgAt(directory, caller, named(fields, scope.orgOrOwn) ?? caller.org, scope.orgOrOwn)
  if (!(await reaches(directory, caller, scope, fields))) throw new Problem('not_found')
}

const named = (fields: Fields, field: string) => fields[field] as string | undefined

function reaches(
  directory: Directory,
  caller: Caller,
  scope: Extract<Scope, { cadre: string } | { org: string } | { base: string }>,
  fields: Fields,
): Promise<boolean> {
  if ('base' in scope) return reachesBase(directory, caller, fields[scope.base] as string)
  const days = daysAsked(directory, fields, scope.time)
  if ('org' in scope) return reachesOrg(directory, caller, fields[scope.org] as string, days)
  return reachesCadre(directory, caller, fields[scope.cadre] as string, days, scope.office ?? false)
}

/** @throws Problem `not_found` if the org does not exist or lies outside the caller's scope: the two look the same. */
export async function requireOrg(
  directory: Directory,
  caller: Caller,
  orgId: string | undefined,
): Promise<void> {
  if (orgId === undefined || !(await coversOrg(directory, caller, orgId))) throw new Problem('not_found')
}

/** @throws Problem `unknown_org` at the field if its org does not exist or lies outside the scope: they look the same. */
export async function requireOrgAt(
  directory: Directory,
  caller: Caller,
  orgId: string | undefined,
  path: string,
): Promise<void> {
  if (orgId === undefined || !(await coversOrg(directory, caller, orgId)))
    throw Problem.at('unknown_org', path)
}
