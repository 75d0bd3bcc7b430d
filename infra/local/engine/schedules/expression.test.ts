import { expect, test } from 'vitest'
import { parseSchedule } from './expression.ts'

const SINCE = Date.parse('2026-01-01T00:00:00Z')

test.each([
  ['cron(0 2 1 * ? *)', 'Asia/Shanghai', '2026-11-23T00:00:00Z', '2026-11-30T18:00:00.000Z'],
  ['cron(0 2 8 * ? *)', 'Asia/Shanghai', '2026-12-07T18:00:00Z', '2027-01-07T18:00:00.000Z'],
  ['cron(15 10 ? * 6L 2026-2027)', 'UTC', '2026-11-01T00:00:00Z', '2026-11-27T10:15:00.000Z'],
  ['cron(0 9 ? * 2#1 *)', 'UTC', '2026-11-23T00:00:00Z', '2026-12-07T09:00:00.000Z'],
  ['cron(0 9 ? * MON-FRI *)', 'UTC', '2026-11-27T10:00:00Z', '2026-11-30T09:00:00.000Z'],
  ['cron(0 0 ? * 1 *)', 'UTC', '2026-11-23T00:00:00Z', '2026-11-29T00:00:00.000Z'],
  ['cron(0/15 * * * ? *)', 'UTC', '2026-11-23T00:01:00Z', '2026-11-23T00:15:00.000Z'],
  ['cron(5/20 8-9 L * ? *)', 'UTC', '2026-11-23T00:00:00Z', '2026-11-30T08:05:00.000Z'],
  ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
  ['rate(5 minutes)', 'UTC', '2026-01-01T00:12:00Z', '2026-01-01T00:15:00.000Z'],
  ['rate(1 day)', 'UTC', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00.000Z'],
  ['at(2026-12-01T08:00:00)', 'Asia/Shanghai', '2026-11-23T00:00:00Z', '2026-12-01T00:00:00.000Z'],
])('%s in %s after %s: %s', (expression, zone, after, next) => {
  const found = parseSchedule(expression, zone, SINCE).next(Date.parse(after))
  expect(found && new Date(found).toISOString()).toBe(next)
})

test('what is over has no next time', () => {
  expect(parseSchedule('at(2026-01-01T00:00:00)', 'UTC', SINCE).next(SINCE + 1)).toBeUndefined()
  expect(parseSchedule('cron(0 0 1 1 ? 2025)', 'UTC', SINCE).next(SINCE)).toBeUndefined()
})

test.each([
  'every day',
  'cron(0 2 1 * *)',
  'cron(0 2 1 * 2 *)',
  'cron(0 2 ? * ? *)',
  'rate(0 minutes)',
  'rate(2 weeks)',
])('%s is refused', expression => {
  expect(() => parseSchedule(expression, 'UTC', SINCE)).toThrow()
})
