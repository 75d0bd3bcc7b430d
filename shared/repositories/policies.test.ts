import { expect, test, vi } from 'vitest'
import { memoryItems } from '../aws/items/memory.ts'
import { huaian2016 } from '../domain/policy/huaian-2016.ts'
import { policiesOn, readOnce } from './policies.ts'

const second = { policy: { ...huaian2016, version: 2, minRaters: 6 }, effectiveFrom: '2026-08' }

test('a version that another function made a moment ago holds at once', async () => {
  const items = memoryItems()
  const policies = policiesOn(items)
  expect((await policies.readPolicyOfMonth('2026-09')).version).toBe(1)
  await policiesOn(items).addPolicyVersion({ ...second, by: 'u-assessor', at: '2026-07-20T00:00:00.000Z' })
  expect((await policies.readPolicyOfMonth('2026-09')).version).toBe(2)
  expect((await policies.readPolicyOfMonth('2026-07')).version).toBe(1)
  expect((await policies.readPolicyVersion(2)).minRaters).toBe(6)
})

test('one piece of work asks once for each month and each version', async () => {
  const forMonth = vi.fn(async () => huaian2016)
  const version = vi.fn(async () => second.policy)
  const policies = readOnce({ readPolicyOfMonth: forMonth, readPolicyVersion: version })
  await Promise.all([
    policies.readPolicyOfMonth('2026-09'),
    policies.readPolicyOfMonth('2026-09'),
    policies.readPolicyVersion(2),
  ])
  expect(await policies.readPolicyVersion(2)).toBe(second.policy)
  expect([forMonth.mock.calls, version.mock.calls]).toEqual([[['2026-09']], [[2]]])
})
