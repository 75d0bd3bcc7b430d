import { expect, test } from 'vitest'
import { cadresInTurn, monthsInTurn } from './share.ts'

const cadres = (count: number) => Array.from({ length: count }, (_, n) => `c-${n}`)
const hours = Array.from({ length: 24 }, (_, n) => new Date(Date.UTC(2026, 10, 25, n, 30)).toISOString())

test('few cadres are compared every hour', () => {
  expect(cadresInTurn(cadres(250), hours[7] as string)).toEqual(cadres(250))
  expect(cadresInTurn([], hours[7] as string)).toEqual([])
})

test.each([251, 3_000])(
  'of %i everybody has a turn in a day, and no hour has far more than its share',
  count => {
    const turns = hours.map(at => cadresInTurn(cadres(count), at))
    expect(new Set(turns.flat()).size).toBe(count)
    expect(Math.max(...turns.map(({ length }) => length))).toBeLessThan(300)
  },
)

test('this month and the one before are compared every day, each of the twelve before once in twelve days', () => {
  expect(monthsInTurn('2026-10-31T16:30:00Z').slice(0, 2)).toEqual(['2026-11', '2026-10'])
  const days = Array.from({ length: 12 }, (_, n) => new Date(Date.UTC(2026, 10, 10 + n)).toISOString())
  expect(days.map(at => monthsInTurn(at)[2]).sort()).toEqual([
    '2025-10',
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
    '2026-07',
    '2026-08',
    '2026-09',
  ])
})
