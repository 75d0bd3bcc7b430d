import type { Cadre, RecordedEvent } from '../../../events/index.ts'
import type { RosterSlice } from '../roster/roster-slice.ts'
import { workingDaysOf } from '../time/working-days.ts'

/** An ordinary month, the first of which a cadre of the trial does not begin in. */
export const trialMonth = '2026-03'

/** No holidays: what is tried is the policy. */
const everyWeekday = workingDaysOf([{ year: 2026, version: 0, papers: [], days: [] }])

const cadreId = 'trial'
const youths = Array.from({ length: 12 }, (_, n) => `youth-${n}`)
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const at = (n: number, day: string) => ({
  id: idOf(n),
  cadreId,
  occurredAt: `${trialMonth}-${day}T10:00:00+08:00`,
  recordedAt: `${trialMonth}-${day}T11:00:00+08:00`,
  recordedBy: cadreId,
})

/** A month with something of everything. */
export const trialEvents: readonly RecordedEvent[] = [
  {
    type: 'contact',
    ...at(1, '03'),
    channel: 'faceToFace',
    youthIds: youths.slice(0, 3),
    purpose: 'listen',
  },
  { type: 'contact', ...at(2, '10'), channel: 'wechat', youthIds: youths, purpose: 'topic' },
  { type: 'visit', ...at(3, '11'), activity: 'themeDay', baseId: 'branch', youthIds: youths.slice(0, 6) },
  ...youths.slice(0, 6).map(
    (youthId, n): RecordedEvent => ({
      type: 'feedback',
      ...at(10 + n, '12'),
      youthId,
      score: 4,
      source: 'app',
      demand: { category: 'difficulty', text: '求职' },
    }),
  ),
  { type: 'respond', ...at(20, '13'), demandId: idOf(10), text: '已联系' },
]

/** A cadre of a category, with a base of each kind and a dozen links. */
export function trialRoster(category: Cadre['category']): RosterSlice {
  const since = '2025-01-01'
  const bases = ['branch', 'association'].map(baseId => ({ baseId, plannedOn: since, since }))
  const accounts = [{ platform: 'wechat', displayName: '共青团涟水县委王建国' }] as const
  return {
    profile: {
      cadreId,
      serviceFrom: since,
      history: [
        {
          effectiveFrom: since,
          name: '王建国',
          orgId: 'county',
          post: '副书记',
          mobile: '13800000001',
          category,
          accounts: [...accounts],
          bases,
        },
      ],
    },
    links: youths.map((youthId, n) => ({
      youthId,
      baseId: n % 2 === 0 ? 'branch' : 'association',
      field: 'community',
      since,
    })),
    claims: {},
    service: {},
    bases: { branch: 'communityBranch', association: 'association' },
    workingDays: everyWeekday,
    orgs: { county: [{ effectiveFrom: since, kind: 'countyCommittee', region: '涟水县' }] },
  }
}
