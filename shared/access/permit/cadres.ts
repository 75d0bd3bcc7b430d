import type { Cadre } from '../../../events/index.ts'
import { Problem, problemCodes } from '../../contracts/problem.ts'
import type { OwnField } from '../../domain/policy/self-service.ts'
import { type CadreProfile, replaceCadre, serviceOf, validOrFirst } from '../../domain/roster/roster.ts'
import { type Directory, shareRoot } from '../../repositories/directory.ts'
import type { Caller } from '../caller.ts'
import { changedSpans } from '../changed-spans.ts'
import { coversCadre, coversOrg, requireOrgAt } from '../scope.ts'
import { permitOwnChange } from '../self.ts'

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
