import { expect, test } from 'vitest'
import { builtInWorkingDays } from '../time/built-in-calendar.ts'
import { isFirstOfWeek, isQuietDay, isQuietHour, isTimeToTell, mondayOf, nextTold } from './days.ts'

const night = { from: 21, until: 8 }

test.each([
  [night, 20, false],
  [night, 21, true],
  [night, 0, true],
  [night, 7, true],
  [night, 8, false],
  [{ from: 0, until: 10 }, 9, true],
  [{ from: 0, until: 10 }, 10, false],
  [{ from: 12, until: 12 }, 12, false],
])('hours %o: %i is quiet: %s', (hours, hour, quiet) => {
  expect(isQuietHour(hours, hour)).toBe(quiet)
})

test.each([
  ['2026-05-21', false, '2026-05-22'],
  // Friday, then Monday.
  ['2026-05-22', false, '2026-05-25'],
  ['2026-05-23', true, '2026-05-25'],
  // A make-up Saturday.
  ['2026-05-08', false, '2026-05-09'],
  ['2026-05-09', false, '2026-05-11'],
  // 1 to 5 May are off.
  ['2026-04-30', false, '2026-05-06'],
  // Nobody has told of it yet, and nobody guesses.
  ['2026-12-23', false, '2026-12-24'],
  ['2026-12-26', false, '2026-12-27'],
])('%s: quiet %s, the next one is %s', (date, quiet, next) => {
  expect([isQuietDay(builtInWorkingDays, date), nextTold(builtInWorkingDays, date)]).toEqual([quiet, next])
})

test.each([
  ['2026-05-18', true],
  ['2026-05-19', false],
  ['2026-05-17', false],
  // After the days off at the beginning of May.
  ['2026-05-06', true],
  ['2026-05-04', false],
])('%s is the first of its week: %s', (date, first) => {
  expect(isFirstOfWeek(builtInWorkingDays, date)).toBe(first)
})

test('a week begins on a Monday', () => {
  expect(['2026-05-18', '2026-05-24', '2026-05-25'].map(mondayOf)).toEqual([
    '2026-05-18',
    '2026-05-18',
    '2026-05-25',
  ])
})

test('what ends tomorrow is told today; what ends on a day off, on the last working day before', () => {
  const toldOn = (lastDay: string) =>
    ['2026-05-20', '2026-05-21', '2026-05-22', '2026-05-23', '2026-05-25'].filter(
      date => !isQuietDay(builtInWorkingDays, date) && isTimeToTell(builtInWorkingDays, date, lastDay),
    )
  expect(toldOn('2026-05-22')).toEqual(['2026-05-21'])
  expect(toldOn('2026-05-23')).toEqual(['2026-05-22'])
  expect(toldOn('2026-05-24')).toEqual(['2026-05-22'])
  expect(toldOn('2026-05-25')).toEqual(['2026-05-22'])
  expect(toldOn('2026-05-20')).toEqual([])
})
