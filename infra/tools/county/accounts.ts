import type { Cadre } from '../../../events/index.ts'
import type { Policy } from '../../../shared/domain/policy/policy.ts'
import type { Person } from './people.ts'
import { orgs } from './places.ts'
import type { Chance } from './prng.ts'

/** What the accounts of a cadre show: the real name as the rule wants it, or what people call themselves. */
export function accountsOf(
  { realName }: Policy,
  { orgId, name, story }: Person,
  chance: Chance,
): Cadre['accounts'] {
  const org = orgs.find(known => known.orgId === orgId)
  if (org === undefined) throw new Error(`no such org: ${orgId}`)
  const { leadingOrgans, prefix, suffix } = realName
  const place = leadingOrgans.includes(org.kind)
    ? `${prefix}${org.region}${suffix}`
    : org.name.replace(/团工?委$/, '')
  const displayName = story === 'noRealName' ? `阿${name.slice(1)}在路上` : `${place}${name}`
  const platforms = chance.happens(0.5) ? (['wechat', 'tuantuanju'] as const) : (['wechat'] as const)
  return platforms.map(platform => ({ platform, displayName }))
}
