import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../../events/index.ts'
import { fold } from '../ledger/fold.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { demand, feedback, noon, step } from '../testing/events.ts'
import { toDay } from '../time/calendar.ts'
import { demandStates, demandsOf, settledBy } from './demands.ts'

const facts = (...events: RecordedEvent[]) =>
  ['2026-06', '2026-04', '2026-05'].map(month => fold(events, month, 'Asia/Shanghai'))
const state = (asOf: string, ...events: RecordedEvent[]) =>
  demandStates(huaian2016, facts(...events), asOf)[0]

const difficulty = demand(1, '2026-04-20')
const suggestion = demand(1, '2026-04-20', { category: 'suggestion' })

describe('a demand', () => {
  it('gathers the steps of all months, but none that occurred before it', () => {
    const [gathered] = demandsOf(
      facts(
        difficulty,
        step(2, '2026-05-02', 'resolve', 1),
        step(3, '2026-06-02', 'reopen', 1),
        step(4, '2026-04-19', 'resolve', 1),
        step(5, '2026-04-20', 'respond', 1, noon('2026-04-20')),
        step(6, '2026-05-02', 'resolve', 99),
      ),
      'Asia/Shanghai',
    )
    expect(gathered?.steps.map(({ type }) => type)).toEqual(['respond', 'resolve', 'reopen'])
  })

  it.each([
    ['resolved', difficulty, [step(2, '2026-05-20', 'resolve', 1)], true],
    ['resolved a day late', difficulty, [step(2, '2026-05-21', 'resolve', 1)], false],
    ['escalated', difficulty, [step(2, '2026-05-01', 'escalate', 1)], false],
    [
      'reopened, and resolved again',
      difficulty,
      [
        step(2, '2026-05-01', 'resolve', 1),
        step(3, '2026-05-02', 'reopen', 1),
        step(4, '2026-05-03', 'resolve', 1),
      ],
      true,
    ],
    [
      'reopened on the day of the mark',
      difficulty,
      [step(2, '2026-05-01', 'resolve', 1), step(3, '2026-05-20', 'reopen', 1)],
      false,
    ],
    [
      'reopened after the mark',
      difficulty,
      [step(2, '2026-05-01', 'resolve', 1), step(3, '2026-05-21', 'reopen', 1)],
      true,
    ],
    [
      'a suggestion, escalated and reopened',
      suggestion,
      [step(2, '2026-05-01', 'escalate', 1), step(3, '2026-05-02', 'reopen', 1)],
      true,
    ],
    ['a suggestion, escalated too late', suggestion, [step(2, '2026-05-21', 'escalate', 1)], false],
  ] as const)('%s, is settled by its mark: %s', (_, raised, steps, settled) => {
    const [known] = demandsOf(facts(raised, ...steps), 'Asia/Shanghai')
    expect(settledBy(known as never, toDay('2026-05-20'))).toBe(settled)
  })

  it('of an id that two months use is the one recorded first, with the steps of both months', () => {
    const complaint = feedback(1, '2026-04-05', { demand: { category: 'difficulty', text: '没有人管' } })
    const decoy = (date: string, recordedAt: string) => demand(1, date, { youthId: 'y-2', recordedAt })
    for (const other of [
      decoy('2026-06-20', '2026-06-20T12:00:00+08:00'),
      decoy('2026-05-01', '2026-06-20T12:00:00+08:00'),
    ]) {
      const known = demandsOf(
        facts(complaint, other, step(3, '2026-05-02', 'resolve', 1), step(4, '2026-06-10', 'reopen', 1)),
        'Asia/Shanghai',
      )
      expect(known).toMatchObject([
        {
          id: complaint.id,
          youthId: 'y-1',
          byFeedback: true,
          steps: [{ type: 'resolve' }, { type: 'reopen' }],
        },
      ])
    }
  })

  it('shows its state, age and dates as of a day', () => {
    expect(state('2026-04-27', difficulty)).toMatchObject({
      state: 'open',
      ageDays: 7,
      raisedOn: '2026-04-20',
      answerDue: '2026-04-27',
      settleDue: '2026-05-20',
      overdue: false,
    })
    expect(state('2026-04-28', difficulty)).toMatchObject({ state: 'open', overdue: true })
    const escalated = step(2, '2026-04-22', 'escalate', 1)
    expect(state('2026-04-28', difficulty, escalated)).toMatchObject({ state: 'escalated', overdue: false })
    expect(state('2026-05-21', difficulty, escalated)).toMatchObject({ state: 'escalated', overdue: true })
    expect(state('2026-05-21', suggestion, escalated)).toMatchObject({ settled: true, overdue: false })
    const resolved = step(3, '2026-04-23', 'resolve', 1)
    expect(state('2026-05-21', difficulty, escalated, resolved)).toMatchObject({
      state: 'resolved',
      overdue: false,
    })
    expect(state('2026-04-25', difficulty, resolved, step(4, '2026-04-24', 'reopen', 1))).toMatchObject({
      state: 'open',
      answered: true,
    })
    expect(state('2026-04-19', difficulty)).toBeUndefined()
  })

  it('raised by feedback says so', () => {
    const raised = feedback(1, '2026-04-20', { demand: { category: 'confusion', text: '…' } })
    expect(state('2026-04-20', raised)).toMatchObject({ byFeedback: true, category: 'confusion' })
  })
})
