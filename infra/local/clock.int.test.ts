import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalStack } from './stack.ts'
import { type Probed, readViews, startFixture } from './testing/fixture.ts'

let stack: LocalStack

beforeAll(async () => {
  // 02:00 on the 1st in Shanghai is three seconds away.
  stack = await startFixture({ clock: '2027-01-31T17:59:57Z' })
})

afterAll(() => stack?.stop())

test('a schedule fires by the stack’s clock, and functions live in the same time', async () => {
  const fired = 'tick 2027-01-31T18:00:00Z'
  await expect.poll(() => readViews(stack), { timeout: 15_000 }).toHaveProperty([fired])
  const { schedules, now } = await stack.status()
  expect(now).toMatch(/^2027-01-31T18:00:/)
  expect(Object.values(schedules)).toEqual([
    {
      enabled: true,
      timeZone: 'Asia/Shanghai',
      last: '2027-01-31T18:00:00.000Z',
      next: '2027-02-28T18:00:00.000Z',
    },
  ])
  const token = await stack.token({})
  const response = await fetch(`${stack.baseUrl}/me`, { headers: { authorization: `Bearer ${token}` } })
  const { now: theirs, isDate, event } = (await response.json()) as Probed
  expect([theirs.slice(0, 16), isDate]).toEqual(['2027-01-31T18:00', true])
  expect(new Date(event.requestContext.timeEpoch).toISOString().slice(0, 16)).toBe('2027-01-31T18:00')
})
