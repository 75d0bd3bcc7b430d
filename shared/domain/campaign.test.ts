import { describe, expect, it } from 'vitest'
import type { Cadre, RecordedEvent } from '../../events/index.ts'
import { campaignState } from './campaign.ts'
import { fold } from './ledger/fold.ts'
import { huaian2016 } from './policy/huaian-2016.ts'
import { replaceCadre } from './roster/roster.ts'
import { visit } from './testing/events.ts'
import { assessScenario } from './testing/scenario.ts'
import { world } from './testing/world.ts'

const cadre = (cadreId: string, given: Partial<Cadre> = {}, events: RecordedEvent[] = []) => ({
  profile: replaceCadre(
    undefined,
    cadreId,
    {
      name: '王建国',
      orgId: 'ls',
      post: '副书记',
      mobile: '13800000001',
      category: 'fullTime',
      serviceFrom: '2025-01-01',
      accounts: [],
      bases: [],
      ...given,
    },
    '2025-01-01',
  ).profile,
  facts: ['2026-06', '2026-07', '2026-08'].map(month => fold(events, month, 'Asia/Shanghai')),
})
const survey = (date: string) => visit(1, date, { activity: 'survey' })
const stateOf = (asOf: string, ...given: Parameters<typeof cadre>) =>
  campaignState(huaian2016, 2026, [cadre(...given)], asOf).cadres[0]

describe('the summer’s campaign', () => {
  it('says who has surveyed, who is due and who is exempt', () => {
    const cadres = [
      cadre('c-3', { category: 'partTime' }),
      cadre('c-2', { category: 'seconded' }),
      cadre('c-1', {}, [survey('2026-07-20')]),
      cadre('c-4', { serviceUntil: '2026-08-15' }),
    ]
    expect(campaignState(huaian2016, 2026, cadres, '2026-08-01')).toEqual({
      year: 2026,
      from: '2026-07-01',
      to: '2026-08-31',
      counts: { surveyed: 1, due: 1, missed: 0, exempt: 2 },
      cadres: [
        { cadreId: 'c-1', state: 'surveyed', surveys: ['2026-07-20'] },
        { cadreId: 'c-2', state: 'due', surveys: [] },
        { cadreId: 'c-3', state: 'exempt', surveys: [], reason: 'category' },
        { cadreId: 'c-4', state: 'exempt', surveys: [], reason: 'service' },
      ],
    })
  })

  it('is due up to its last day and missed after', () => {
    expect(['2026-05-01', '2026-08-31', '2026-09-01'].map(asOf => stateOf(asOf, 'c-1')?.state)).toEqual([
      'due',
      'due',
      'missed',
    ])
  })

  it('takes surveys within it, up to the day that is asked', () => {
    const state = (asOf: string, date: string) => stateOf(asOf, 'c-1', {}, [survey(date)])?.state
    expect(state('2026-09-30', '2026-06-30')).toBe('missed')
    expect(state('2026-09-30', '2026-08-31')).toBe('surveyed')
    expect(state('2026-07-19', '2026-07-20')).toBe('due')
    expect(stateOf('2026-07-20', 'c-1', {}, [visit(1, '2026-07-20')])?.state).toBe('due')
  })

  it('exempts who comes with fewer than 30 days left, and leaves out who was gone before', () => {
    const state = (given: Partial<Cadre>) => stateOf('2026-08-31', 'c-1', given)?.state
    expect(state({ serviceFrom: '2026-08-02' })).toBe('due')
    expect(state({ serviceFrom: '2026-08-03' })).toBe('exempt')
    expect(state({ serviceUntil: '2026-08-31' })).toBe('exempt')
    expect(state({ serviceUntil: '2026-09-01' })).toBe('due')
    expect(state({ serviceUntil: '2026-07-01' })).toBeUndefined()
    expect(state({ serviceFrom: '2026-09-01' })).toBeUndefined()
  })

  it.each([
    {},
    { serviceFrom: '2026-08-02' },
    { serviceFrom: '2026-08-03' },
    { category: 'partTime' as const },
  ])('agrees with the assessment of August: %o', given => {
    const full: Partial<Cadre> = { category: 'fullTime', ...given }
    for (const events of [[], [survey('2026-08-20')]]) {
      const assessed = assessScenario(world(events, full), 'c-1', '2026-08', '2026-08-31')
      const reached = assessed?.dimensions.activity.indicators.campaign
      const state = stateOf('2026-08-31', 'c-1', full, events)?.state
      expect(state).toBe(reached === null ? 'exempt' : reached?.num === 1 ? 'surveyed' : 'due')
    }
  })
})
