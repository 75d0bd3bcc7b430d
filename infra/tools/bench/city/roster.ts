import type { Item } from '../../../../shared/aws/items/items.ts'
import { rosterKeys } from '../../../../shared/aws/keys.ts'
import { placesOf } from '../../../../shared/domain/roster/orgs.ts'
import type { Frame } from './frame.ts'
import { cadreOf, cadreProfile, claimantsOf, numberOf, orgAt, orgProfile, since, youthsOf } from './shape.ts'

/** What lies in a partition of the roster. */
export function rosterOf({ size, cadresOf, childrenOf }: Frame, pk: string): Item[] {
  const [kind, id = ''] = pk.split('#')
  if (kind === 'ORG' && id === '-')
    return [{ ...rosterKeys.child(undefined, orgAt(0)), value: placesOf(orgProfile(size, 0).history) }]
  if (kind === 'ORG') {
    const n = numberOf(id)
    if (!(n < size.orgs)) return []
    const members = cadresOf(n).map(
      (c): Item => ({
        ...rosterKeys.member(id, cadreOf(c)),
        value: {
          cadreId: cadreOf(c),
          serviceFrom: since,
          history: [{ effectiveFrom: since, orgId: id }],
        },
      }),
    )
    const below = childrenOf(n).map(
      (c): Item => ({ ...rosterKeys.child(id, orgAt(c)), value: placesOf(orgProfile(size, c).history) }),
    )
    return [{ ...rosterKeys.org(id), version: 1, value: orgProfile(size, n) }, ...members, ...below]
  }
  if (kind === 'BASE') {
    const association = id === 'b-association'
    const base = { name: id, kind: association ? 'association' : 'communityBranch', orgId: orgAt(0) }
    return [{ ...rosterKeys.base(id), version: 1, value: base }]
  }
  if (kind === 'CADRE') {
    const n = numberOf(id)
    if (!(n < size.cadres)) return []
    const held = youthsOf(n).map((youthId, k): Item => {
      const others = claimantsOf(size, youthId).length - 1
      const value = {
        youthId,
        baseId: k % 2 === 0 ? 'b-community' : 'b-association',
        field: 'rural',
        since,
      }
      return { ...rosterKeys.link(id, youthId, since), head: { others }, value }
    })
    return [...held, { ...rosterKeys.cadre(id), version: 1, value: cadreProfile(size, n) }]
  }
  if (kind === 'YOUTH') {
    const value = claimantsOf(size, id).map(c => ({ cadreId: cadreOf(c), since, root: orgAt(0) }))
    return [{ ...rosterKeys.claims(id), version: 1, value }]
  }
  return []
}
