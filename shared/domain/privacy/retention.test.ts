import { expect, test } from 'vitest'
import { isForgotten, monthsPast } from './retention.ts'

const retention = { textMonths: 36, cadreMonths: 24 }

test('the texts of a month end when the months of the policy are over', () => {
  expect(monthsPast(retention, '2026-06-30')[0]).toBe('2023-05')
  expect(monthsPast(retention, '2026-07-01')[0]).toBe('2023-06')
})

test('within 24 days each of the 24 months before has its turn', () => {
  const days = Array.from({ length: 24 }, (_, n) => `2026-06-${String(n + 1).padStart(2, '0')}`)
  const older = days.map(day => monthsPast(retention, day)[1])
  expect(new Set(older).size).toBe(24)
  expect([...older].sort()[0]).toBe('2021-05')
  expect([...older].sort().at(-1)).toBe('2023-04')
})

test('who a cadre was is kept for the months of the policy after its service', () => {
  const service = { from: '2020-01-01', until: '2024-05-15' }
  expect(isForgotten(retention, service, '2026-05-31')).toBe(false)
  expect(isForgotten(retention, service, '2026-06-01')).toBe(true)
  expect(isForgotten(retention, { from: '2020-01-01' }, '2099-01-01')).toBe(false)
})
