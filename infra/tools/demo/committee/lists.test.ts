import { expect, test } from 'vitest'
import type { Row } from '../assess.ts'
import { painting } from '../table.ts'
import { few, section } from './committee.ts'
import { type Demand, groupTable, urgentTable } from './demands.ts'
import { middling, nextLines } from './do-next.ts'
import { campaignLine, launchTable } from './launch.ts'

const plain = painting(false, {})

test('a section is indented, without spaces at the end of a line', () => {
  expect(section('一、一览表', ['甲', '', '乙'], plain)).toEqual(['', '一、一览表', '  甲', '', '  乙'])
})

test('of many names a few are said', () => {
  expect(few(['甲', '乙'], 2, '人')).toBe('甲、乙')
  expect(few(['甲', '乙', '丙'], 2, '人')).toBe('甲、乙等3人')
})

test('demands by category align', () => {
  const states = { overdue: 20, open: 0, escalated: 1, resolved: 23 }
  expect(groupTable([{ category: 'difficulty', count: 44, youths: 41, states }], plain)).toEqual([
    '类别      件数  青年  已超期  待解决  已反映职能部门  已解决',
    '────────────────────────────────────────────────────────────',
    '实际困难    44    41      20       ·               1      23',
  ])
})

test('urgent demands say what is due: an answer, then a solution', () => {
  const demand = {
    cadreId: 'c-1',
    name: '徐婷',
    orgId: 'ls',
    category: 'difficulty',
    state: 'overdue',
    answered: false,
    due: '2026-08-08',
    text: '创业贷款手续不清楚',
  } as Demand
  const later: Demand = { ...demand, answered: true, due: '2026-12-01', state: 'escalated' }
  expect(urgentTable([demand, later], () => '涟水县委', plain)).toEqual([
    '期限           状态            责任人  单位      类别      诉求',
    '─────────────────────────────────────────────────────────────────────────────',
    '8月8日前答复   已超期          徐婷    涟水县委  实际困难  创业贷款手续不清楚',
    '12月1日前解决  已反映职能部门  徐婷    涟水县委  实际困难  创业贷款手续不清楚',
  ])
})

test('the middling cadre is full-time, graded and still there', () => {
  const row = (cadreId: string, more: object = {}) => ({
    cadreId,
    category: 'fullTime' as Row['category'],
    grade: 'good' as Row['grade'],
    asOf: '2026-10-31',
    ...more,
  })
  const others = [{ category: 'partTime' as const }, { grade: 'exempt' as const }, { asOf: '2026-10-23' }]
  const rows = [...others.map((more, at) => row(`x-${at}`, more)), row('best'), row('middle'), row('last')]
  expect(middling(rows, '2026-10-31')?.cadreId).toBe('middle')
  expect(middling([], '2026-10-31')).toBeUndefined()
})

test('of what is to be done next, three are shown', () => {
  const item = (text: string) => ({
    kind: 'monthlyReach' as const,
    indicator: 'monthlyReach' as const,
    deadline: '2026-10-31',
    text,
  })
  const all = ['甲。', '乙。', '丙。', '丁。'].map(item)
  expect(nextLines('李春燕', '涟水县委', '2026-10-15', all)).toEqual([
    '李春燕（涟水县委）在10月15日看到的待办（共4项，列前3项）：',
    '1. 甲。',
    '2. 乙。',
    '3. 丙。',
  ])
  expect(nextLines('李春燕', '涟水县委', '2026-10-15', [])).toEqual(['李春燕（涟水县委）在10月15日没有待办'])
})

test('what a launch lacks is named, who lacks most first', () => {
  const items = [
    {
      what: 'rosters' as const,
      due: '2016-06-20',
      state: 'done' as const,
      reached: { num: 8, den: 8 },
      missing: [],
    },
    { what: 'plan' as const, due: '2016-06-25', state: 'late' as const },
    {
      what: 'quota' as const,
      due: '2016-08-31',
      state: 'due' as const,
      reached: { num: 6, den: 8 },
      links: { num: 90, den: 100 },
      missing: [
        { cadreId: 'c-1', name: '李春燕', short: 2 },
        { cadreId: 'c-2', name: '赵明', short: 8 },
      ],
    },
  ]
  const launch = {
    orgId: 'ls',
    asOf: '2016-07-01',
    items,
    plansMissing: ['ls-gaogou'],
    quotaFrom: 'progress' as const,
  }
  expect(launchTable(launch, () => '高沟镇团委', plain)).toEqual([
    '事项      期限        状态    完成   还缺',
    '───────────────────────────────────────────────────────────',
    '一览表    2016-06-20  已完成  8/8人',
    '实施方案  2016-06-25  已超期         下级未报：高沟镇团委',
    '联系青年  2016-08-31  未到期  6/8人  赵明差8名、李春燕差2名',
  ])
})

test('the campaign is one line', () => {
  const campaign = {
    orgId: 'ls',
    year: 2026,
    from: '2026-07-01',
    to: '2026-08-31',
    counts: { surveyed: 5, due: 0, missed: 1, exempt: 22 },
    items: [{ cadreId: 'c-7', name: '赵明', state: 'missed' as const, surveys: [] }],
  }
  expect(campaignLine(campaign)).toBe(
    '大宣传大调研（2026年7月1日至8月31日）：已参加5人、未参加1人（赵明）、不作要求22人',
  )
  expect(campaignLine({ ...campaign, counts: { ...campaign.counts, due: 2 } })).toContain('、待参加2人、')
})
