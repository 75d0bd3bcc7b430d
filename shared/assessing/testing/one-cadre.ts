import type { Scenario } from '../../domain/testing/scenario.ts'

const township = { name: '朱码街道团工委', kind: 'township', region: '涟水县' } as const
/** The cadre `c-wang` of `east`, one of two towns, with one link and nothing recorded. */
export const oneCadre: Scenario = {
  orgs: [
    { orgId: 'east', ...township },
    { orgId: 'west', ...township },
  ],
  bases: [{ baseId: 'b-hongxing', name: '红星社区团支部', kind: 'communityBranch', orgId: 'east' }],
  cadres: [
    {
      cadreId: 'c-wang',
      name: '王建国',
      orgId: 'east',
      post: '干事',
      mobile: '13800000001',
      category: 'partTime',
      serviceFrom: '2026-01-01',
      accounts: [],
      bases: [],
    },
  ],
  links: [{ cadreId: 'c-wang', youthId: 'y-1', baseId: 'b-hongxing', field: 'rural', since: '2026-01-01' }],
  events: [],
}
