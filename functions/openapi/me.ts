import type { Caller } from '../../shared/access/caller.ts'
import { maySee } from '../../shared/access/visibility.ts'
import type { Role } from '../../shared/contracts/endpoint.ts'
import { validOrFirst } from '../../shared/domain/roster/roster.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import document from './openapi.json' with { type: 'json' }
import type { Dependencies } from './ports.ts'

/** What is looked at of an operation of the document. */
interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly 'x-roles': readonly string[]
}

const operations = Object.entries(document.paths as Readonly<Record<string, object>>).flatMap(
  ([path, methods]) =>
    Object.entries(methods as Readonly<Record<string, Operation>>).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation,
    })),
)

const mayCall = (role: Role) =>
  operations
    .filter(({ operation }) => operation['x-roles'].includes(role))
    .map(({ path, method, operation: { operationId, summary } }) => ({
      operation: operationId,
      method,
      path,
      summary,
    }))

async function orgOf({ roster, now }: Dependencies, orgId: string) {
  const org = await roster.readOrg(orgId, todayAt(now()))
  return { orgId, ...(org && { name: org.name, kind: org.kind }) }
}

async function cadreOf({ roster, now }: Dependencies, caller: Caller, cadreId: string) {
  const profile = await roster.readProfile(cadreId)
  const valid = profile && validOrFirst(profile.history, todayAt(now()))
  if (!valid || !maySee(caller, 'name', cadreId)) return { cadreId }
  const { name, orgId, category } = valid
  const orgName = (await roster.readOrg(orgId, todayAt(now())))?.name
  return { cadreId, name, orgId, category, ...(orgName !== undefined && { orgName }) }
}

/** Who calls, with names, and what it may do. */
export async function meOf(deps: Dependencies, caller: Caller) {
  const { subject, role, org, cadreId } = caller
  return {
    subject,
    role,
    ...(org !== undefined && { org: await orgOf(deps, org) }),
    ...(cadreId !== undefined && { cadre: await cadreOf(deps, caller, cadreId) }),
    may: mayCall(role),
  }
}
