import type { Cadre, RecordedEvent } from '../../../events/index.ts'
import type { Scenario } from './scenario.ts'

/** `y-1` … `y-n`. */
export const youths = (n: number, from = 1) => Array.from({ length: n }, (_, i) => `y-${i + from}`)

/** A county cadre `c-1` in service since 2025 with links to `y-1` … through community branch `b-1`, also assigned. */
export function world(
  events: RecordedEvent[],
  cadre: Partial<Cadre> = {},
  links: Scenario['links'] = linksTo(10),
): Scenario {
  return {
    orgs: [{ orgId: 'ls', name: '共青团涟水县委', kind: 'countyCommittee', region: '涟水县' }],
    bases: [
      { baseId: 'b-1', name: '红星社区团支部', kind: 'communityBranch', orgId: 'ls' },
      { baseId: 'b-2', name: '青年志愿者协会', kind: 'association', orgId: 'ls' },
    ],
    cadres: [
      {
        cadreId: 'c-1',
        name: '王建国',
        orgId: 'ls',
        post: '副书记',
        mobile: '13800000001',
        category: 'partTime',
        serviceFrom: '2025-01-01',
        accounts: [],
        bases: [{ baseId: 'b-1', plannedOn: '2025-01-01', since: '2025-01-01' }],
        ...cadre,
      },
    ],
    links,
    events,
  }
}

/** Open links of `c-1` to `y-1` … `y-n` since the beginning of 2025, each changed as given. */
export function linksTo(n: number, changes: Partial<Scenario['links'][number]> = {}): Scenario['links'] {
  return youths(n).map(youthId => ({
    cadreId: 'c-1',
    youthId,
    baseId: 'b-1',
    field: 'community',
    since: '2025-01-01',
    ...changes,
  }))
}
