import { describe, expect, it } from 'vitest'
import { contact, visit } from '../testing/events.ts'
import { find, listOf, on, serving } from './testing.ts'

describe('this week', () => {
  it('lacks half-days, as many as working days still allow', () => {
    expect(on('2026-05-20', 'halfDays')).toEqual({
      kind: 'halfDays',
      indicator: 'halfDays',
      deadline: '2026-05-22',
      details: { still: 2, workingDays: 3, today: true, assigned: true },
      week: '2026-05-18',
    })
    const morning = visit(1, '2026-05-22', { occurredAt: '2026-05-22T09:00:00+08:00' })
    expect(on('2026-05-22', 'halfDays', morning)?.details).toMatchObject({ still: 1 })
    expect(on('2026-05-22', 'halfDays', morning, visit(2, '2026-05-21'))).toBeUndefined()
    expect(on('2026-05-23', 'halfDays')).toBeUndefined()
  })

  it('goes by China’s working days: a make-up Saturday counts, a holiday does not', () => {
    // 2026-05-09 is a make-up Saturday; 1–5 May are off.
    expect(on('2026-05-09', 'halfDays')).toMatchObject({ deadline: '2026-05-09' })
    expect(on('2026-05-04', 'halfDays')?.details).toMatchObject({
      workingDays: 4,
      today: false,
    })
  })

  it('asks for assigned bases first where there are none', () => {
    const list = listOf(serving([], { bases: [] }), '2026-05-20')
    expect(find(list, 'halfDays')?.details).toMatchObject({ assigned: false })
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
      details: {},
    })
    const wechat = contact(1, '2026-05-19', { channel: 'wechat' })
    expect(on('2026-05-20', 'onlineContact', wechat)).toBeUndefined()
    expect(on('2026-05-20', 'onlineContact', { ...wechat, youthIds: ['y-99'] })).toBeDefined()
  })
})
