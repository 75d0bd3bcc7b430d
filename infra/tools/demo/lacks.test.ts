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
    '联系青年数 62/100：差38人（另有2人与他人重复联系，不计）',
    '实名注册 0/1：账号未按规定的全称实名',
    '下基层半天数 5/8：差3个半天（10月5日、10月12日起的2周）',
    '基层报到 1/2：2026年8月1日以来未到青年社会组织或青年社团报到',
    '联系领域 2/3：差1个（现有农村、学生）',
    '青年评分：差3名青年评分，满意度不评',
  ])
})

test('who lacks nothing has nothing said', () => {
  expect(lacksOf({ dimensions }, {})).toEqual([])
})
