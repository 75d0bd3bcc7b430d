import { describe, expect, test } from 'vitest'
import type { Cadre, RecordedEvent } from '../../../events/index.ts'
import type { Status } from '../assessment/revision.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { contact, demand, id, step, visit } from '../testing/events.ts'
import { assessScenario, inputsOf, sliceOf } from '../testing/scenario.ts'
import { world } from '../testing/world.ts'
import { builtInWorkingDays } from '../time/built-in-calendar.ts'
import { closesSoon, reminderId, remindersOf, tellsOfCalendar } from './reminders.ts'

/** What a full-time `c-1` is told on a date; with the status of last month's result, if it has one. */
function toldOn(date: string, events: RecordedEvent[] = [], cadre: Partial<Cadre> = {}, status?: Status) {
  const scenario = world(events, { category: 'fullTime', ...cadre })
  const last = assessScenario(scenario, 'c-1', '2026-04', '2026-04-30')
  const { facts } = inputsOf(scenario, 'c-1', date.slice(0, 7))
  const result = status && last ? { status, dimensions: last.dimensions } : undefined
  return remindersOf(huaian2016, huaian2016, { roster: sliceOf(scenario, 'c-1'), facts, result }, date)
}

const twice = [visit(1, '2026-05-19'), visit(2, '2026-05-20')]

describe('half-days of this week', () => {
  const missing = (n: number) => [
    { kind: 'halfDays', week: '2026-05-18', missing: n, deadline: '2026-05-22' },
  ]

  test('are told on its last two working days, while some are missing', () => {
    expect(toldOn('2026-05-20')).toEqual([])
    expect(toldOn('2026-05-21')).toEqual(missing(2))
    expect(toldOn('2026-05-22', [visit(1, '2026-05-19')])).toEqual(missing(1))
    expect(toldOn('2026-05-22', twice)).toEqual([])
  })

  test('not on a day off, on leave, out of service, or where none are due', () => {
    expect(toldOn('2026-05-23')).toEqual([])
    expect(toldOn('2026-05-21', [], { leaves: [{ since: '2026-05-20', until: '2026-05-23' }] })).toEqual([])
    expect(toldOn('2026-05-21', [], { serviceUntil: '2026-05-21' })).toEqual([])
    expect(toldOn('2026-05-21', [], { category: 'partTime' })).toEqual([])
  })

  test('go by China’s working days', () => {
    // The Saturday is worked, 4 and 5 May are off.
    expect(toldOn('2026-05-07').map(({ kind }) => kind)).toEqual([])
    expect(toldOn('2026-05-08').map(({ kind }) => kind)).toEqual(['halfDays'])
    expect(toldOn('2026-05-09')).toMatchObject([{ kind: 'halfDays', deadline: '2026-05-09' }])
  })
})

describe('a demand', () => {
  // The answer is due on the 21st, a Thursday.
  const raised = demand(3, '2026-05-14')

  test('is told the day before its answer is due', () => {
    const due = { kind: 'demandDue', demandId: id(3), deadline: '2026-05-21' }
    expect(toldOn('2026-05-19', [...twice, raised])).toEqual([])
    expect(toldOn('2026-05-20', [...twice, raised])).toEqual([due])
    expect(toldOn('2026-05-21', [...twice, raised])).toEqual([])
    expect(toldOn('2026-05-20', [...twice, raised, step(4, '2026-05-18', 'respond', 3)])).toEqual([])
  })

  test('that is due on a day off is told on the last working day before', () => {
    expect(toldOn('2026-05-22', [...twice, demand(3, '2026-05-17')])).toMatchObject([
      { kind: 'demandDue', deadline: '2026-05-24' },
    ])
  })
})

describe('a month that closes', () => {
  test('on the 8th is told on the last working day before the 7th, to whom something is missing', () => {
    const told = { kind: 'monthClosing', month: '2026-04', deadline: '2026-05-07' }
    expect(toldOn('2026-05-06', [], {}, 'provisional')).toEqual([told])
    expect(toldOn('2026-05-07', [], {}, 'provisional')).toEqual([])
    expect(toldOn('2026-05-06', [], {}, 'final')).toEqual([])
    expect(toldOn('2026-05-06', [], {})).toEqual([])
  })

  test('is looked at on that day alone', () => {
    const days = Array.from({ length: 9 }, (_, n) => `2026-05-0${n + 1}`)
    expect(days.filter(date => closesSoon(huaian2016, builtInWorkingDays, date))).toEqual([
      // The holiday before: nobody is told, and a working day follows.
      '2026-05-06',
    ])
  })
})

test('a contact of the predecessor is no answer, and nothing of the youths’ ratings is told', () => {
  const other = { ...step(4, '2026-05-18', 'respond', 3), cadreId: 'c-before' }
  const events = [...twice, demand(3, '2026-05-14'), other, contact(5, '2026-05-18')]
  expect(JSON.stringify(toldOn('2026-05-20', events))).not.toMatch(/score|rating|y-1|求职/)
  expect(toldOn('2026-05-20', events)).toHaveLength(1)
})

test('an id is that of a person, a thing and a day', () => {
  const due = { kind: 'halfDays', week: '2026-05-18', missing: 2, deadline: '2026-05-22' } as const
  const ids = [
    reminderId({ cadreId: 'c-1' }, due, '2026-05-21'),
    reminderId({ cadreId: 'c-1' }, due, '2026-05-22'),
    reminderId({ cadreId: 'c-2' }, due, '2026-05-21'),
    reminderId({ orgId: 'c-1' }, due, '2026-05-21'),
    reminderId({ cadreId: 'c-1' }, { kind: 'calendarMissing', year: 2027 }, '2026-05-21'),
  ]
  expect(new Set(ids).size).toBe(5)
  expect(ids[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  // Fewer half-days are missing in the afternoon; it is the same reminder.
  expect(reminderId({ cadreId: 'c-1' }, { ...due, missing: 1 }, '2026-05-21')).toBe(ids[0])
})

test('of a missing calendar a root org is told weekly, and daily once the next day is not known', () => {
  expect(tellsOfCalendar(builtInWorkingDays, '2026-11-24', false)).toBe(false)
  expect(tellsOfCalendar(builtInWorkingDays, '2026-11-23', true)).toBe(true)
  expect(tellsOfCalendar(builtInWorkingDays, '2026-11-22', true)).toBe(false)
  expect(tellsOfCalendar(builtInWorkingDays, '2026-12-23', false)).toBe(true)
})
