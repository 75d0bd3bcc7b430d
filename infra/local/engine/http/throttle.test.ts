import { expect, test } from 'vitest'
import { createThrottle } from './throttle.ts'

test('a burst passes at once, then so many a second; another route has a bucket of its own', () => {
  let now = 0
  const few = { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 3 }
  const passes = createThrottle(
    { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 2000 },
    { rare: few },
    () => now,
  )
  const times = (count: number, route: string) => Array.from({ length: count }, () => passes(route))
  expect(times(4, 'rare')).toEqual([true, true, true, false])
  expect(times(4, 'other')).toEqual([true, true, true, true])
  now = 500
  expect(times(2, 'rare')).toEqual([true, false])
  now = 60_000
  expect(times(4, 'rare')).toEqual([true, true, true, false])
})

test('a stage without limits lets everything pass', () => {
  const passes = createThrottle({}, {})
  expect(Array.from({ length: 9 }, () => passes('any')).every(Boolean)).toBe(true)
})
