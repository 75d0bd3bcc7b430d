import { describe, expect, it } from 'vitest'
import { cadre as cadreSchema, rosterExamples } from '../../../events/roster.ts'
import { toDay } from '../time/calendar.ts'
import { daysOnDuty, daysOnLeave, dutyOf, isOnDuty } from './duty.ts'
import { replaceCadre } from './roster.ts'

const { profile } = replaceCadre(
  undefined,
  'c-1',
  {
    ...rosterExamples.cadre,
    serviceUntil: '2026-12-01',
    leaves: [
      { since: '2026-07-01', until: '2026-07-11', reason: '党校学习' },
      { since: '2026-03-09', until: '2026-03-20' },
    ],
  },
  '2026-05-01',
)
const duty = dutyOf(profile)

describe('leave', () => {
  it.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-03-08', true],
    ['2026-03-09', false],
    ['2026-03-19', false],
    ['2026-03-20', true],
    ['2026-11-30', true],
    ['2026-12-01', false],
  ])('on duty on %s: %s', (date, on) => {
    expect(isOnDuty(duty, toDay(date))).toBe(on)
  })

  it.each([
    ['2026-03-01', '2026-03-31', 11, 20],
    ['2026-03-10', '2026-03-12', 3, 0],
    ['2025-12-01', '2026-01-10', 0, 10],
    ['2026-01-01', '2026-12-31', 21, 313],
    ['2026-05-02', '2026-05-01', 0, 0],
  ])('from %s to %s: %i days of leave, %i on duty', (from, to, leave, on) => {
    expect(daysOnLeave(duty, toDay(from), toDay(to))).toBe(leave)
    expect(daysOnDuty(duty, toDay(from), toDay(to))).toBe(on)
  })

  it('is kept in order and is the latest replacement’s', () => {
    expect(profile.leaves?.map(({ since }) => since)).toEqual(['2026-03-09', '2026-07-01'])
    const again = replaceCadre(
      profile,
      'c-1',
      { ...rosterExamples.cadre, serviceUntil: '2026-12-01' },
      '2026-06-01',
    )
    expect(again.change).toBe('replaced')
    expect(again.profile.leaves).toBeUndefined()
    expect(again.profile.history).toHaveLength(1)
  })
})

describe('a leave is refused', () => {
  const leave = (since: string, until: string) => ({ since, until })
  it.each([
    ['that is empty', [leave('2026-03-01', '2026-03-01')], ['leaves', 0, 'until']],
    ['before the service', [leave('2025-12-31', '2026-01-02')], ['leaves', 0]],
    ['after the service', [leave('2026-11-30', '2026-12-02')], ['leaves', 0]],
    [
      'that overlaps another',
      [leave('2026-03-01', '2026-03-09'), leave('2026-03-08', '2026-03-10')],
      ['leaves', 1],
    ],
  ])('%s', (_, leaves, path) => {
    const given = { ...rosterExamples.cadre, serviceUntil: '2026-12-01', leaves }
    expect(cadreSchema.safeParse(given).error?.issues[0]?.path).toEqual(path)
  })

  it('but may follow another at once, and fill the service', () => {
    const leaves = [leave('2026-01-01', '2026-03-09'), leave('2026-03-09', '2026-12-01')]
    const given = { ...rosterExamples.cadre, serviceUntil: '2026-12-01', leaves }
    expect(cadreSchema.safeParse(given).success).toBe(true)
  })
})
