import { expect, test } from 'vitest'
import type { Dimensions } from '../../../events/assessment.ts'
import { lacksOf } from './lacks.ts'

const none = { num: 1, den: 1 }
const dimensions: Dimensions = {
  attainment: {
    score: 70,
    indicators: {
      quota: { num: 62, den: 100 },
      branchYouth: none,
      associationYouth: none,
      fields: { num: 2, den: 3 },
      realName: { num: 0, den: 1 },
      reported: { num: 1, den: 2 },
    },
  },
  activity: {
    score: 60,
    indicators: {
      halfDays: { num: 5, den: 8 },
      monthlyReach: none,
      onlineWeeks: none,
      quarterActivity: null,
      faceToFace: none,
      themeDays: none,
      campaign: null,
      demandsAnswered: none,
    },
  },
  satisfaction: { score: null, indicators: { rating: null, outcome: null } },
}

test('what is lacking is said in words, what costs most first', () => {
  const evidence = {
    quota: { short: 38, overlapping: ['y-1', 'y-2'] },
    fields: { short: 1, present: ['rural', 'student'] as ('rural' | 'student')[] },
    realName: { accounts: 1, form: 'full' as const },
    reported: { missing: ['association' as const], since: '2026-08-01' },
    halfDays: {
      weeks: [
        { week: '2026-10-05', short: 1 },
        { week: '2026-10-12', short: 2 },
      ],
    },
    rating: { short: 3 },
  }
  expect(lacksOf({ dimensions }, evidence)).toEqual([
    '联系青年差38人（62/100），其中2人与他人重复联系不计',
    '账号未按“共青团＋地区＋委＋姓名”实名',
    '下基层差3个半天（10月5日、10月12日起的2周）',
    '近三个月未到青年社会组织报到',
    '联系领域差1个（仅农村、学生）',
    '评价青年差3人，满意度未评',
  ])
})

test('who lacks nothing has nothing said', () => {
  expect(lacksOf({ dimensions }, {})).toEqual([])
})
