import { expect, test } from 'vitest'
import type { DoNextDetails, DoNextKind } from '../domain/do-next/kinds.ts'
import { doNextSentence, sayDoNext } from './do-next.ts'

const examples: { [Kind in DoNextKind]: readonly [Kind, DoNextDetails[Kind], string, string] }[DoNextKind][] =
  [
    [
      'answerOverdue',
      { category: 'difficulty', daysLate: 2 },
      '2026-05-18',
      '青年提出的实际困难应在5月18日前答复，已超期2天，请尽快答复。',
    ],
    [
      'answerDemand',
      { category: 'confusion' },
      '2026-05-21',
      '青年提出的思想困惑尚未答复，明天（5月21日）到期。',
    ],
    [
      'settleDemand',
      { category: 'difficulty' },
      '2026-05-31',
      '青年提出的实际困难尚未解决，请在5月31日前解决。',
    ],
    [
      'settleDemand',
      { category: 'suggestion' },
      '2026-05-20',
      '青年提出的意见建议尚未解决，请在今天（5月20日）前解决或反映给职能部门。',
    ],
    [
      'halfDays',
      { still: 2, workingDays: 3, today: true, assigned: true },
      '2026-05-22',
      '本周还差2个半天到联系的基层组织报到，含今天还剩3个工作日。',
    ],
    [
      'halfDays',
      { still: 1, workingDays: 4, today: false, assigned: false },
      '2026-05-22',
      '本周还差1个半天报到，本周还剩4个工作日；尚未安排联系的基层组织，请先安排。',
    ],
    ['onlineContact', {}, '2026-05-24', '本周还没有线上联系，请在5月24日前与联系的青年线上互动一次。'],
    [
      'monthlyReach',
      { youths: 9, still: 7 },
      '2026-05-31',
      '本月还有9名联系青年没有联系到，5月31日前至少再联系7名（群发不算）。',
    ],
    [
      'faceToFace',
      { youths: 7, still: 2 },
      '2026-05-31',
      '本年还有7名联系青年没有面对面交流，5月31日前至少再见2名。',
    ],
    [
      'quarterActivity',
      { youths: 5 },
      '2026-06-30',
      '本季度还没有5名以上联系青年参加的活动，请在6月30日前开展一次（报到不算活动）。',
    ],
    ['themeDay', { short: 1 }, '2026-06-30', '请在6月30日前再参加1次团支部主题团日。'],
    ['campaign', {}, '2026-08-31', '请在8月31日前参加一次大宣传大调研。'],
    [
      'report',
      { baseKind: 'branch', assigned: true, months: 3 },
      '2026-05-31',
      '近3个月没有到联系的基层团支部报到，请在5月31日前去一次。',
    ],
    [
      'report',
      { baseKind: 'association', assigned: false, months: 3 },
      '2026-05-31',
      '尚未安排联系的青年社会组织或青年社团，请先安排，并在5月31日前去报到一次。',
    ],
    ['links', { short: 90, overlapping: 0 }, '2026-05-31', '常态化联系的青年还差90名，请在5月31日前补足。'],
    [
      'links',
      { short: 1, overlapping: 1 },
      '2026-05-31',
      '常态化联系的青年还差1名，请在5月31日前补足；另有1名已有足够多的团干部在先联系，不计入。',
    ],
    ['branchLinks', { short: 40 }, '2026-05-31', '通过基层团支部联系的青年还差40名，请在5月31日前补足。'],
    [
      'associationLinks',
      { short: 50 },
      '2026-05-31',
      '通过青年社会组织或青年社团联系的青年还差50名，请在5月31日前补足。',
    ],
    [
      'fields',
      { short: 2, present: 1 },
      '2026-05-31',
      '联系青年的领域还差2个（现有1个），请在5月31日前补足。',
    ],
    [
      'realName',
      { before: '共青团涟水县委' },
      '2026-05-31',
      '还没有名称为“共青团涟水县委”加本人姓名的实名账号，请在5月31日前注册并登记一个。',
    ],
    ['realName', {}, '2026-05-31', '还没有名称包含本人姓名的实名账号，请在5月31日前注册并登记一个。'],
  ]

test.each(examples)('%s %j by %s: %s', (kind, details, deadline, said) => {
  expect(doNextSentence({ kind, details, deadline }, '2026-05-20')).toBe(said)
})

test('an answer shows the sentence in place of what it is made of', () => {
  const item = { kind: 'campaign', indicator: 'campaign', deadline: '2026-08-31', details: {} } as const
  expect(sayDoNext([item], '2026-08-31')).toEqual([
    {
      kind: 'campaign',
      indicator: 'campaign',
      deadline: '2026-08-31',
      text: '请在今天（8月31日）前参加一次大宣传大调研。',
    },
  ])
})
