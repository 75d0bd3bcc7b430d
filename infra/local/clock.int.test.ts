import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { LocalStack } from './stack.ts'
import { type Probed, readViews, startFixture, synthesizeFixture } from './testing/fixture.ts'

let stack: LocalStack | undefined

beforeAll(async () => void (await synthesizeFixture()))

afterEach(() => stack?.stop())

test('a schedule fires by the stack’s clock, and functions live in the same time', async () => {
  // 02:00 on the 1st in Shanghai is three seconds away.
  stack = await startFixture({ clock: '2027-01-31T17:59:57Z' })
  const running = stack
  const fired = 'tick 2027-01-31T18:00:00Z'
  await expect.poll(() => readViews(running)).toHaveProperty([fired])
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

test('what was missed while stopped is made up at the start: once, for the latest time', async () => {
  const data = mkdtempSync(join(tmpdir(), 'clock-'))
  stack = await startFixture({ data, clock: '2027-01-15T00:00:00Z' })
  await stack.stop()
  for (const clock of ['2027-04-20T00:00:00Z', '2027-04-21T00:00:00Z']) {
    stack = await startFixture({ data, clock })
    await stack.idle()
    expect(Object.keys(await readViews(stack))).toEqual(['tick 2027-03-31T18:00:00Z'])
    await stack.stop()
  }
  rmSync(data, { recursive: true })
})
