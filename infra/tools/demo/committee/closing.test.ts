import { expect, test } from 'vitest'
import { eventContent } from '../../../../events/index.ts'
import { behaviourOf } from '../behaviour.ts'
import { countyOf } from '../county.ts'
import { painting } from '../table.ts'
import { forgotten, type Result, restatementLines, signatureLine } from './closing.ts'
import { type Flag, flagLines, type Overlap, overlapLines, type Spread, spreadLines } from './fairness.ts'
import { type Period, periodsOf, periodTable } from './periods.ts'

const plain = painting(false, {})
const id = '1ea72a1b-f477-883f-85e5-22b35cff5555'

test.each([
  [1, '2026-10'],
  [2, '2026-08'],
  [3, '2026-01'],
] as const)(
  'seed %i in %s: the forgotten contact is valid, always the same, and with youths not met',
  (seed, month) => {
    const county = countyOf(seed, month)
    const contact = forgotten(county)
    expect(eventContent.parse(contact)).toEqual(forgotten(countyOf(seed, month)))
    expect(contact.youthIds).toHaveLength(5)
    expect(behaviourOf(county).work.map(event => event.id)).not.toContain(contact.id)
  },
)

const result = { month: '2026-08', revision: 2, total: 71.3, digest: '4024b434440c00' } as Result
const restates: Result['restates'] = {
  revision: 2,
  changes: [
    { indicator: 'monthlyReach', from: { num: 33, den: 80 }, to: { num: 38, den: 80 } },
    { indicator: 'onlineWeeks', from: null, to: { num: 1, den: 5 } },
  ],
  events: [id],
  rosterChanges: [],
}
const restated: Result = { ...result, revision: 3, total: 71.7, digest: '43fef013edfc00', restates }

test('a restatement says old → new and which event did it', () => {
  expect(restatementLines('李春燕', id, result, restated)).toEqual([
    '2026年8月结果已为最终；此后管理员为李春燕补录一条联系，原结果不改，另出更正：',
    '第2版 最终  总分 71.3  摘要 4024b434440c（仍可查）',
    '第3版 更正  总分 71.7  摘要 43fef013edfc，当月经常性联系 33/80 → 38/80，线上联系周数 不适用 → 1/5',
    `起因：事件 ${id}`,
  ])
})

test('an event that is not among the causes is told so', () => {
  const other = { ...restated, restates: { ...restates, events: [] } }
  expect(restatementLines('李春燕', id, result, other).at(-1)).toBe(`起因：事件 ${id}（不在更正依据中）`)
})

test('a signature says whether it still holds', () => {
  const signOff = {
    orgId: 'ls',
    month: '2026-08',
    digest: '97d765c2a97600',
    cadres: 30,
    by: 'demo-assessor',
    at: '2026-11-23T22:07:00.000Z',
    note: '经县委会议审定',
    outdated: true,
  }
  expect(signatureLine(signOff)).toBe(
    '签字：demo-assessor 签30人，摘要 97d765c2a976，经县委会议审定（签后有更正，须重签）',
  )
  const { note: _, ...unnoted } = signOff
  expect(signatureLine({ ...unnoted, outdated: false })).toBe(
    '签字：demo-assessor 签30人，摘要 97d765c2a976（有效）',
  )
})

test('overlaps, concentration and flags are a line or two each', () => {
  const cadre = (cadreId: string, counts: boolean) => ({ cadreId, since: '2026-01-01', counts })
  const overlap: Overlap = {
    youthId: 'y-1',
    cadres: [cadre('甲', true), cadre('乙', true), cadre('丙', true), cadre('丁', false)],
    notCounting: ['丁'],
  }
  expect(overlapLines([overlap], cadreId => cadreId)).toEqual([
    '重复联系：1名青年被超过3名团干部联系，如y-1：甲、乙、丙在先计入，丁不计',
  ])
  expect(overlapLines([], cadreId => cadreId)).toEqual(['重复联系：没有青年被超过3名团干部联系'])

  const county = {
    linked: 1143,
    top: 123,
    contacts: 1103,
    topContacts: 230,
    share: 0.2085,
    neverReached: 428,
  }
  const one = { linked: 47, top: 5, contacts: 7, topContacts: 5, share: 0.7143, neverReached: 40 }
  const items = [{ cadreId: 'c-7', name: '赵明', ...one, never: [] }]
  const spread: Spread = { orgId: 'ls', from: '', to: '', cadres: 31, ...county, items }
  expect(spreadLines(spread)).toEqual([
    '集中度：最常联系的十分之一（123人）占1103人次联系的20.9%，当月428人没有联系到',
    '　　　　最集中的是赵明：7人次中5人次给了5人（71.4%），47人中40人没有联系到',
  ])
  const none = { ...county, contacts: 0, topContacts: 0, share: null }
  expect(spreadLines({ ...spread, ...none, items: [] })[0]).toContain('占0人次联系的0%')

  const flag: Flag = {
    flagId: 'f',
    kind: 'lastDay',
    cadreId: 'c-1',
    name: '王建国',
    month: '2026-10',
    eventIds: [],
    text: '请核实。',
    state: 'open',
  }
  const dismissed = { by: 'demo-assessor', at: '', reason: '已核实' }
  expect(flagLines([flag, { ...flag, state: 'dismissed', dismissed }])).toEqual([
    '核实线索：待核实1条，已核实1条；只供人工核实，不影响得分',
    '　　　　　待核实　王建国：请核实。',
    '　　　　　已核实　王建国：请核实。（demo-assessor：已核实）',
  ])
})

test('periods are named once each, across a year’s end too', () => {
  expect(periodsOf('2026-08', '2026-10')).toEqual(['2026-Q3', '2026-Q4', '2026'])
  expect(periodsOf('2025-11', '2026-01')).toEqual(['2025-Q4', '2026-Q1', '2025', '2026'])
  expect(periodsOf('2026-04', '2026-06')).toEqual(['2026-Q2', '2026'])
})

test('a period says which months it is made of', () => {
  const score = (value: number | null) => ({ score: value, indicators: {} })
  const period = {
    period: '2026-Q3',
    months: ['2026-08', '2026-09'],
    missing: ['2026-07'],
    provisional: ['2026-09'],
    assessed: 61,
    grades: { excellent: 13, good: 31, pass: 8, fail: 8, exempt: 1 },
    dimensions: { attainment: score(83.9), activity: score(63.6), satisfaction: score(null) },
  } as unknown as Period
  expect(periodTable([period], plain)).toEqual([
    '时段            已评              未评  人次  优秀  良好  合格  不合格  免评  实现度  活跃度  满意度',
    '────────────────────────────────────────────────────────────────────────────────────────────────────',
    '2026年第三季度  8月最终、9月暂定  7月     61    13    31     8       8     1    83.9    63.6    未评',
    '各指标的完成数与应完成数逐月相加后再计分，不是各月得分的平均。',
  ])
})
