import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  checkAsOf,
  lastDate,
  localDate,
  localMonth,
  monthsBetween,
  quarterOf,
  toDate,
  toDay,
  weeksOf,
} from './calendar.ts'
import { compareInstants, epochMs, localHalfDay } from './zone.ts'

const shanghai = 'Asia/Shanghai'

describe('local dates', () => {
  it.each([
    ['2026-05-11T15:59:59.999Z', '2026-05-11'],
    ['2026-05-11T16:00:00Z', '2026-05-12'],
    ['2026-05-11T16:00Z', '2026-05-12'],
    ['2026-03-22T11:00:00-05:00', '2026-03-23'],
    ['2026-05-12T00:00:00+08:00', '2026-05-12'],
    ['2025-12-31T23:59:59.9999999+08:00', '2025-12-31'],
    ['1988-07-01T15:30:00Z', '1988-07-02'],
  ])('%s is %s in Shanghai', (instant, date) => {
    expect(localDate(instant, shanghai)).toBe(date)
  })

  it('follow another zone through its change of the clock', () => {
    expect(localDate('2026-03-08T04:59:59Z', 'America/New_York')).toBe('2026-03-07')
    expect(localDate('2026-03-09T03:59:59Z', 'America/New_York')).toBe('2026-03-08')
    expect(localDate('2026-03-09T04:00:00Z', 'America/New_York')).toBe('2026-03-09')
  })

  it('begin the afternoon at noon', () => {
    const halfOf = (instant: string) => localHalfDay(epochMs(instant), shanghai).half
    expect(halfOf('2026-02-03T11:59:59.999+08:00')).toBe('am')
    expect(halfOf('2026-02-03T12:00:00+08:00')).toBe('pm')
    expect(halfOf('2026-02-13T04:00:00Z')).toBe('pm')
  })

  it('refuse what is not an instant, a date, a month or a zone', () => {
    expect(() => localDate('yesterday', shanghai)).toThrow('malformed')
    expect(() => localDate('2026-05-11T16:00:00Z', 'Asia/Atlantis')).toThrow('malformed')
    expect(() => addDays('2026-02-30', 1)).toThrow('malformed')
    expect(() => lastDate('2026-13')).toThrow('malformed')
  })
})

describe('instants', () => {
  it('compare across offsets and to the last digit', () => {
    expect(compareInstants('2026-05-20T12:00:00+08:00', '2026-05-20T04:00:00Z')).toBe(0)
    expect(compareInstants('2026-05-20T12:00:00.0001+08:00', '2026-05-20T04:00:00Z')).toBeGreaterThan(0)
    expect(compareInstants('2026-05-20T04:00:00.00010Z', '2026-05-20T04:00:00.0001Z')).toBe(0)
    expect(compareInstants('2026-05-20T04:00:00.12345Z', '2026-05-20T04:00:00.1235Z')).toBeLessThan(0)
  })
})

describe('months, quarters and weeks', () => {
  it('count over the turn of the year', () => {
    expect(addMonths('2026-01', -2)).toBe('2025-11')
    expect(addMonths('2025-11', 14)).toBe('2027-01')
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(lastDate('2026-02')).toBe('2026-02-28')
    expect(localMonth('2025-12-31T16:00:00Z', shanghai)).toBe('2026-01')
  })

  it('know the quarter', () => {
    const { firstMonth, first, last } = quarterOf('2026-06')
    expect([firstMonth, toDate(first), toDate(last)]).toEqual(['2026-04', '2026-04-01', '2026-06-30'])
  })

  it('give each week to the month of its Sunday', () => {
    expect(weeksOf('2026-03').map(({ monday }) => monday)).toEqual([
      '2026-02-23',
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
    ])
  })

  it('give every day to exactly one week', () => {
    const weeks = monthsBetween('2025-01', '2027-12').flatMap(weeksOf)
    weeks.slice(1).forEach(({ monday }, index) => {
      expect(monday).toBe(addDays(weeks[index]?.sunday as string, 1))
    })
  })

  it('go from dates to day numbers and back', () => {
    expect(toDay('1970-01-01')).toBe(0)
    fc.assert(fc.property(fc.integer({ min: -30_000, max: 60_000 }), day => toDay(toDate(day)) === day))
  })

  it('take a D of the month only', () => {
    expect(() => checkAsOf('2026-05', '2026-06-01')).toThrow('asOfOutsideMonth')
    expect(() => checkAsOf('2026-05', '2026-04-30')).toThrow('asOfOutsideMonth')
    expect(() => checkAsOf('2026-05', '2026-05-31')).not.toThrow()
  })
})
