import { isLive } from '../../../shared/annex/annex-row.ts'
import { cleanLine } from '../../../shared/annex/clean.ts'
import { pathOf, type Register, type Registered } from '../../../shared/annex/register.ts'
import { withoutNumbers } from '../../../shared/importing/pseudonym.ts'
import { jobReasons } from '../../../shared/labels/jobs.ts'

/** Finds bases by name: those assigned to the cadre first, then those of its org, then those below it. */
export function findingBases(
  register: Register,
): (cadre: Registered, name: string) => { readonly baseId: string } | { readonly reason: string } {
  const { bases, today } = register
  /** By org and name: the bases of that org and those below it. */
  const within = new Map<string, { baseId: string; orgId: string }[]>()
  const key = (orgId: string, name: string) => JSON.stringify([orgId, name])
  for (const [baseId, { name, orgId }] of bases)
    for (const org of pathOf(register, orgId)) {
      const words = key(org, cleanLine(name))
      const known = within.get(words)
      if (known) known.push({ baseId, orgId })
      else within.set(words, [{ baseId, orgId }])
    }
  return ({ now }, typed) => {
    const name = cleanLine(typed)
    const assigned = now.bases
      .filter(assignment => isLive(assignment, today))
      .map(({ baseId }) => baseId)
      .filter(baseId => cleanLine(bases.get(baseId)?.name ?? '') === name)
    const near = within.get(key(now.orgId, name)) ?? []
    const own = near.filter(({ orgId }) => orgId === now.orgId)
    const found = [assigned, own.map(({ baseId }) => baseId), near.map(({ baseId }) => baseId)]
      .map(ids => [...new Set(ids)])
      .find(ids => ids.length > 0)
    if (!found?.[0]) return { reason: jobReasons.baseUnknown(withoutNumbers(name)) }
    if (found.length > 1) return { reason: jobReasons.baseAmbiguous(withoutNumbers(name), found.length) }
    return { baseId: found[0] }
  }
}
