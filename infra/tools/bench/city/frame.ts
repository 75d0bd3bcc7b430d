import type { OrgProfile } from '../../../../shared/domain/roster/orgs.ts'
import { registerLines } from '../../../../shared/domain/roster/register.ts'
import { addMonths, monthsBetween } from '../../../../shared/domain/time/calendar.ts'
import { cadreProfile, month, orgAt, orgOfCadre, orgProfile, parentOf, type Size } from './shape.ts'

/** A city’s tree and who belongs where, by the numbers of orgs and cadres. */
export function frameOf(size: Size) {
  const months = monthsBetween(addMonths(month, 1 - size.months), month)
  const everybody = Array.from({ length: size.cadres }, (_, n) => n)
  const own = Map.groupBy(everybody, n => orgOfCadre(size, n))
  const children = Map.groupBy(
    Array.from({ length: size.orgs }, (_, n) => n),
    n => parentOf(size, n),
  )
  /** The org’s own cadres. */
  const cadresOf = (org: number) => own.get(org) ?? []
  const childrenOf = (org: number) => children.get(org) ?? []
  /** The org and all below. */
  const orgsBelow = (org: number): number[] => [org, ...childrenOf(org).flatMap(orgsBelow)]

  function path(org: number): number[] {
    const parent = parentOf(size, org)
    return parent === undefined ? [org] : [org, ...path(parent)]
  }

  /** Lines of the cadre in all registers. */
  const linesOf = (n: number) => {
    const orgs: Record<string, OrgProfile> = {}
    for (const org of path(orgOfCadre(size, n))) orgs[orgAt(org)] = orgProfile(size, org)
    return registerLines(cadreProfile(size, n), orgs)
  }

  return { size, months, cadresOf, childrenOf, orgsBelow, linesOf }
}

export type Frame = ReturnType<typeof frameOf>
