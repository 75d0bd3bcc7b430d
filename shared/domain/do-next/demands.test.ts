import { describe, expect, it } from 'vitest'
import { contact, demand, feedback, id, step } from '../testing/events.ts'
import { find, listOf, on, serving } from './testing.ts'

describe('demands', () => {
  const raised = demand(1, '2026-05-20', { youthId: 'y-3' })

  it('are due tomorrow, today, and overdue after', () => {
    expect(on('2026-05-26', 'answerDemand', raised)).toEqual({
      kind: 'answerDemand',
      indicator: 'demandsAnswered',
      deadline: '2026-05-27',
      details: { category: 'difficulty' },
      youthIds: ['y-3'],
      demandId: id(1),
    })
    expect(on('2026-05-27', 'answerDemand', raised)?.deadline).toBe('2026-05-27')
    expect(on('2026-05-28', 'answerDemand', raised)).toBeUndefined()
    const list = listOf(serving([raised]), '2026-05-29')
    expect(list[0]).toMatchObject({
      kind: 'answerOverdue',
      deadline: '2026-05-27',
      details: { category: 'difficulty', daysLate: 2 },
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
      details: { category: 'difficulty' },
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
