import { describe, expect, it } from 'vitest'
import type { Cadre, RecordedEvent } from '../../events/index.ts'
import { type DoNext, doNext } from './do-next.ts'
import { huaian2016 } from './policy.ts'
import { contact, demand, feedback, id, step, visit } from './testing/events.ts'
import { assessScenario, inputsOf, type Scenario, sliceOf } from './testing/scenario.ts'
import { linksTo, world, youths } from './testing/world.ts'

const listOf = (scenario: Scenario, asOf: string) => {
  const month = asOf.slice(0, 7)
  const { facts } = inputsOf(scenario, 'c-1', month)
  const assessment = assessScenario(scenario, 'c-1', month, asOf)
  return doNext(huaian2016, sliceOf(scenario, 'c-1'), facts, month, asOf, assessment)
}

const fullTime: Partial<Cadre> = { category: 'fullTime' }
const serving = (events: RecordedEvent[], cadre: Partial<Cadre> = fullTime) => world(events, cadre)
const find = (list: readonly DoNext[], kind: DoNext['kind']) => list.find(item => item.kind === kind)
const on = (asOf: string, kind: DoNext['kind'], ...events: RecordedEvent[]) =>
  find(listOf(serving(events), asOf), kind)

describe('demands', () => {
  const raised = demand(1, '2026-05-20', { youthId: 'y-3' })

  it('are due tomorrow, today, and overdue after', () => {
    expect(on('2026-05-26', 'answerDemand', raised)).toEqual({
      kind: 'answerDemand',
      indicator: 'demandsAnswered',
      deadline: '2026-05-27',
      text: '青年提出的实际困难尚未答复，明天（5月27日）到期。',
      youthIds: ['y-3'],
      demandId: id(1),
    })
    expect(on('2026-05-27', 'answerDemand', raised)?.text).toContain('今天（5月27日）')
    expect(on('2026-05-28', 'answerDemand', raised)).toBeUndefined()
    const list = listOf(serving([raised]), '2026-05-29')
    expect(list[0]).toMatchObject({
      kind: 'answerOverdue',
      deadline: '2026-05-27',
      text: '青年提出的实际困难应在5月27日前答复，已超期2天，请尽快答复。',
    })
  })

  it('are not listed once answered, in whatever way', () => {
    for (const type of ['respond', 'resolve', 'escalate'] as const) {
      const list = listOf(serving([raised, step(2, '2026-05-21', type, 1)]), '2026-05-26')
      expect([find(list, 'answerDemand'), find(list, 'answerOverdue')]).toEqual([undefined, undefined])
    }
  })

  const voiced = feedback(1, '2026-05-01', { demand: { category: 'difficulty', text: '…' } })
  const answered = step(2, '2026-05-02', 'respond', 1)

  it('of a youth’s feedback are to be settled by the mark, and the youth is not named', () => {
    expect(on('2026-05-30', 'settleDemand', voiced, answered)).toEqual({
      kind: 'settleDemand',
      indicator: 'outcome',
      deadline: '2026-05-31',
      text: '青年提出的实际困难尚未解决，请在明天（5月31日）前解决。',
      demandId: id(1),
    })
    expect(on('2026-05-30', 'settleDemand', { ...voiced, demand: undefined } as never)).toBeUndefined()
    const late = serving([voiced, answered, contact(3, '2026-06-01')])
    expect(find(listOf(late, '2026-06-01'), 'settleDemand')).toBeUndefined()
  })

  it('come once: first the answer, then the settling', () => {
    expect(on('2026-05-08', 'settleDemand', voiced)).toBeUndefined()
    expect(on('2026-05-09', 'settleDemand', voiced)?.deadline).toBe('2026-05-31')
    expect(on('2026-05-10', 'settleDemand', voiced, step(2, '2026-05-09', 'resolve', 1))).toBeUndefined()
    const reopened = [
      step(2, '2026-05-09', 'resolve', 1),
      step(3, '2026-05-09', 'reopen', 1, '2026-05-09T13:00:00+08:00'),
    ]
    expect(on('2026-05-10', 'settleDemand', voiced, ...reopened)).toMatchObject({ demandId: id(1) })
  })

  it('raised by the cadre have no mark to be settled by', () => {
    expect(on('2026-05-25', 'settleDemand', raised, step(2, '2026-05-21', 'respond', 1))).toBeUndefined()
  })
})

describe('this week', () => {
  it('lacks half-days, as many as working days still allow', () => {
    expect(on('2026-05-20', 'halfDays')).toEqual({
      kind: 'halfDays',
      indicator: 'halfDays',
      deadline: '2026-05-22',
      text: '本周还差2个半天到联系的基层组织报到，含今天还剩3个工作日。',
      week: '2026-05-18',
    })
    const morning = visit(1, '2026-05-22', { occurredAt: '2026-05-22T09:00:00+08:00' })
    expect(on('2026-05-22', 'halfDays', morning)?.text).toContain('还差1个半天')
    expect(on('2026-05-22', 'halfDays', morning, visit(2, '2026-05-21'))).toBeUndefined()
    expect(on('2026-05-23', 'halfDays')).toBeUndefined()
  })

  it('goes by China’s working days: a make-up Saturday counts, a holiday does not', () => {
    // 2026-05-09 is a make-up Saturday; 1–5 May are off.
    expect(on('2026-05-09', 'halfDays')).toMatchObject({ deadline: '2026-05-09' })
    expect(on('2026-05-04', 'halfDays')?.text).toContain('本周还剩4个工作日')
  })

  it('asks for assigned bases first where there are none', () => {
    const list = listOf(serving([], { ...fullTime, bases: [] }), '2026-05-20')
    expect(find(list, 'halfDays')?.text).toContain('尚未安排联系的基层组织')
  })

  it('may belong to next month', () => {
    const list = listOf(serving([]), '2026-04-30')
    expect(find(list, 'halfDays')).toMatchObject({ deadline: '2026-04-30', week: '2026-04-27' })
    expect(find(list, 'onlineContact')).toMatchObject({ deadline: '2026-05-03', week: '2026-04-27' })
  })

  it('makes no guess about a year whose working days nobody has arranged', () => {
    expect(() => on('2026-12-30', 'halfDays')).not.toThrow()
  })

  it('lacks an online contact until there is one, to a linked youth', () => {
    expect(on('2026-05-20', 'onlineContact')).toMatchObject({
      indicator: 'onlineWeeks',
      deadline: '2026-05-24',
      week: '2026-05-18',
      text: '本周还没有线上联系，请在5月24日前与联系的青年线上互动一次。',
    })
    const wechat = contact(1, '2026-05-19', { channel: 'wechat' })
    expect(on('2026-05-20', 'onlineContact', wechat)).toBeUndefined()
    expect(on('2026-05-20', 'onlineContact', { ...wechat, youthIds: ['y-99'] })).toBeDefined()
  })
})

describe('this month', () => {
  it('says who has not been reached', () => {
    expect(on('2026-05-20', 'monthlyReach', contact(1, '2026-05-04'))).toMatchObject({
      deadline: '2026-05-31',
      text: '本月还有9名联系青年没有联系到，5月31日前至少再联系9名（群发不算）。',
      youthIds: youths(10).slice(1).sort(),
    })
    const partTime = world([contact(1, '2026-05-04', { youthIds: youths(8) })])
    expect(find(listOf(partTime, '2026-05-20'), 'monthlyReach')).toBeUndefined()
  })

  it('says which kind of base has not been visited within three months', () => {
    const list = listOf(serving([visit(1, '2026-03-02')]), '2026-05-20')
    expect(list.filter(({ kind }) => kind === 'report').map(({ text }) => text)).toEqual([
      '尚未安排联系的青年社会组织或青年社团，请先安排，并在5月31日前去报到一次。',
    ])
  })

  it('asks for links, fields and an account under the real name', () => {
    const list = listOf(serving([]), '2026-05-20')
    expect(find(list, 'links')?.text).toBe('常态化联系的青年还差90名，请在5月31日前补足。')
    expect(find(list, 'branchLinks')?.text).toBe('通过基层团支部联系的青年还差40名，请在5月31日前补足。')
    expect(find(list, 'associationLinks')?.indicator).toBe('associationYouth')
    expect(find(list, 'fields')?.text).toBe('联系青年的领域还差2个（现有1个），请在5月31日前补足。')
    expect(find(list, 'realName')?.text).toContain('“共青团涟水县委”加本人姓名')
  })

  it('names the youths who do not count because others came before', () => {
    const before = ['a', 'b', 'c'].map(rival => ({
      cadreId: rival,
      youthId: 'y-1',
      baseId: 'b-1',
      field: 'community' as const,
      since: '2024-01-01',
    }))
    const scenario = world([], { category: 'partTime' }, [...before, ...linksTo(10)])
    const rivals = ['a', 'b', 'c'].map(cadreId => ({
      ...(scenario.cadres[0] as Scenario['cadres'][number]),
      cadreId,
    }))
    const list = listOf({ ...scenario, cadres: [...scenario.cadres, ...rivals] }, '2026-05-20')
    expect(find(list, 'links')).toMatchObject({
      text: '常态化联系的青年还差1名，请在5月31日前补足；另有1名已有足够多的团干部在先联系，不计入。',
      youthIds: ['y-1'],
    })
  })
})

describe('the year, the quarter and the summer', () => {
  const met = (n: number) => contact(1, '2026-02-02', { channel: 'faceToFace', youthIds: youths(n) })
  const partTime = (asOf: string, ...events: RecordedEvent[]) =>
    find(listOf(world(events), asOf), 'faceToFace')

  it('paces meetings by k: behind it the month’s end, ahead of it the month that asks for more', () => {
    // Q = 10 in May: ceil(10 · 5 / 12) = 5.
    expect(partTime('2026-05-20', met(3))).toMatchObject({
      deadline: '2026-05-31',
      text: '本年还有7名联系青年没有面对面交流，5月31日前至少再见2名。',
      youthIds: ['y-10', 'y-4', 'y-5', 'y-6', 'y-7', 'y-8', 'y-9'],
    })
    expect(partTime('2026-05-20', met(5))).toMatchObject({ deadline: '2026-07-31' })
    expect(partTime('2026-05-20', met(9))).toMatchObject({
      deadline: '2026-11-30',
      youthIds: ['y-10'],
    })
    expect(partTime('2026-05-20', met(10))).toBeUndefined()
  })

  it('asks for a theme day by the half-year', () => {
    expect(on('2026-05-20', 'themeDay')).toMatchObject({
      deadline: '2026-06-30',
      text: '请在6月30日前再参加1次团支部主题团日。',
    })
    const held = visit(1, '2026-03-04', { activity: 'themeDay' })
    expect(on('2026-05-20', 'themeDay', held)).toMatchObject({ deadline: '2026-12-31' })
    const twice = [held, visit(2, '2026-04-01', { activity: 'themeDay' })]
    expect(on('2026-05-20', 'themeDay', ...twice)).toBeUndefined()
  })

  it('asks for an activity of the quarter', () => {
    expect(on('2026-05-20', 'quarterActivity')).toMatchObject({
      deadline: '2026-06-30',
      text: '本季度还没有5名以上联系青年参加的活动，请在6月30日前开展一次（报到不算活动）。',
    })
    const held = visit(1, '2026-04-15', { activity: 'groupActivity', youthIds: youths(5) })
    expect(on('2026-05-20', 'quarterActivity', held)).toBeUndefined()
  })

  it('asks for a survey in July and August only', () => {
    expect(on('2026-06-30', 'campaign')).toBeUndefined()
    expect(on('2026-07-01', 'campaign')).toMatchObject({ deadline: '2026-08-31' })
    expect(on('2026-08-02', 'campaign', visit(1, '2026-07-20', { activity: 'survey' }))).toBeUndefined()
    expect(on('2026-08-31', 'campaign')?.text).toBe('请在今天（8月31日）前参加一次大宣传大调研。')
  })
})

describe('the list', () => {
  it('goes by deadline, then by the weight that is lost', () => {
    const list = listOf(serving([demand(1, '2026-05-14')]), '2026-05-20')
    expect(list.map(({ kind, deadline }) => `${deadline} ${kind}`)).toEqual([
      '2026-05-21 answerDemand',
      '2026-05-22 halfDays',
      '2026-05-24 onlineContact',
      '2026-05-31 links',
      '2026-05-31 associationLinks',
      '2026-05-31 branchLinks',
      '2026-05-31 realName',
      '2026-05-31 fields',
      '2026-05-31 report',
      '2026-05-31 report',
      '2026-05-31 faceToFace',
      '2026-05-31 monthlyReach',
      '2026-06-30 quarterActivity',
      '2026-06-30 themeDay',
    ])
  })

  it('has nothing that the category does not owe', () => {
    const kinds = listOf(world([]), '2026-07-15').map(({ kind }) => kind)
    for (const kind of ['halfDays', 'branchLinks', 'associationLinks', 'themeDay', 'campaign'] as const) {
      expect(kinds).not.toContain(kind)
    }
  })

  it('ends with the service, and is empty after', () => {
    const leaving = { ...fullTime, serviceUntil: '2026-05-22' }
    const list = listOf(serving([], leaving), '2026-05-20')
    expect(list.every(({ deadline }) => deadline <= '2026-05-21')).toBe(true)
    expect(list.map(({ kind }) => kind)).not.toContain('halfDays')
    expect(list.map(({ kind }) => kind)).not.toContain('quarterActivity')
    expect(listOf(serving([], leaving), '2026-05-22')).toEqual([])
    expect(listOf(serving([], leaving), '2026-06-01')).toEqual([])
  })

  it('names nobody', () => {
    const text = listOf(serving([demand(1, '2026-05-14')]), '2026-05-20')
      .map(item => item.text)
      .join('')
    expect(text).not.toMatch(/王建国|y-\d/)
  })
})
