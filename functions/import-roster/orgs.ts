import { cleanLine } from '../../shared/annex/clean.ts'
import type { Register } from '../../shared/annex/register.ts'
import { importReasons } from '../../shared/labels/import.ts'
import { Refused } from './refused.ts'

/** 共青团涟水县委, 共青团涟水县委员会, 涟水县团委 and 涟水团县委 are one. */
const alike = (name: string) =>
  cleanLine(name)
    .replace(/^(中国)?共青团/, '')
    .replace(/委员会$/, '委')
    .replace(/团(?=[市县区旗工]?委$)/, '')

/** Of which place or office it is: 高沟镇 for 高沟镇团委. */
const placeOf = (name: string) => alike(name).replace(/(团总支|团支部|团工委|工委|委)$/, '')

/** Names that a refusal suggests. */
const mostSuggested = 3

/** Finds orgs by the name in 单位, as written or in usual forms; throws {@link Refused} for none or several. */
export function findingOrgs({ orgs }: Pick<Register, 'orgs'>): (unit: string) => string {
  const ids = [...orgs].map(([orgId, { name }]) => ({ orgId, name }))
  const exact = Map.groupBy(ids, ({ name }) => cleanLine(name))
  const loose = Map.groupBy(ids, ({ name }) => alike(name))
  const places = Map.groupBy(ids, ({ name }) => placeOf(name))
  const top = ids[0]?.name ?? ''
  return unit => {
    const found = exact.get(cleanLine(unit)) ?? loose.get(alike(unit)) ?? []
    if (found.length > 1) throw new Refused(importReasons.orgAmbiguous(top, found.length, unit))
    if (found[0]) return found[0].orgId
    const place = placeOf(unit)
    const near = (place === '' ? [] : (places.get(place) ?? []))
      .slice(0, mostSuggested)
      .map(({ name }) => name)
    throw new Refused(
      near.length > 0 ? importReasons.orgMeant(top, unit, near) : importReasons.orgUnknown(top, unit),
    )
  }
}
