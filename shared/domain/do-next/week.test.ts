import { describe, expect, it } from 'vitest'
import { contact, visit } from '../testing/events.ts'
import { find, listOf, on, serving } from './testing.ts'

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
    const list = listOf(serving([], { bases: [] }), '2026-05-20')
    expect(find(list, 'halfDays')?.text).toContain('尚未安排联系的基层组织')
  })

  it('may belong to next month', () => {
    const list = listOf(serving([]), '2026-04-30')
    expect(find(list, 'halfDays')).toMatchObject({ deadline: '2026-04-30', week: '2026-04-27' })
    expect(find(list, 'onlineContact')).toMatchObject({ deadline: '2026-05-03', week: '2026-04-27' })
  })

  it('makes no guess about a year whose working days nobody has arranged', () => {
    const kinds = listOf(serving([]), '2026-12-30').map(({ kind }) => kind)
    expect(kinds).not.toContain('halfDays')
    expect(kinds).toContain('onlineContact')
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
