import { expect, test } from 'vitest'
import { missingYear } from './missing-year.ts'

const years = [{ year: 2025 }, { year: 2026 }]

test.each([
  ['2026-10-31', undefined],
  ['2026-11-01', { year: 2027, since: '2026-11-01' }],
  ['2026-12-31', { year: 2027, since: '2026-11-01' }],
  ['2027-01-05', { year: 2027, since: '2026-11-01' }],
])('where 2026 is the last that is known, on %s', (today, missing) => {
  expect(missingYear(years, today)).toEqual(missing)
})

test('where the next one is known nothing is missing', () => {
  expect(missingYear([...years, { year: 2027 }], '2026-12-31')).toBeUndefined()
})
