import { expect, test } from 'vitest'
import { usualQuietHours } from '../../shared/domain/messages/days.ts'
import { turnOf } from './turn.ts'

test.each([
  ['09:00:00', usualQuietHours, 'now'],
  ['20:59:59', usualQuietHours, 'now'],
  // What comes this late is over tomorrow.
  ['21:00:00', usualQuietHours, 'over'],
  ['07:50:00', usualQuietHours, 600],
  ['07:00:00', usualQuietHours, 900],
  ['09:59:30', { from: 0, until: 10 }, 30],
  ['13:00:00', { from: 12, until: 14 }, 900],
] as const)('at %s with %o: %s', (time, quiet, turn) => {
  expect(turnOf(quiet, '2026-05-21', new Date(`2026-05-21T${time}+08:00`))).toBe(turn)
})

test('what belongs to another day is over', () => {
  expect(turnOf(usualQuietHours, '2026-05-20', new Date('2026-05-21T09:00:00+08:00'))).toBe('over')
})
