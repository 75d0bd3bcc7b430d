import { expect, test, vi } from 'vitest'
import { memoryItems } from '../aws/items/memory.ts'
import { huaian2016 } from '../domain/policy/huaian-2016.ts'
import { policiesOn, readPoliciesOnce } from './policies.ts'
import { oneRoot } from './testing/memory.ts'

const second = { policy: { ...huaian2016, version: 2, minRaters: 6 }, effectiveFrom: '2026-08' }

test('a version that another function made a moment ago holds at once', async () => {
  const items = memoryItems()
  const policies = policiesOn(items, oneRoot)
  expect((await policies.readPolicyOfMonth('2026-09', 'ls')).version).toBe(1)
  const recorded = { ...second, by: 'u-assessor', at: '2026-07-20T00:00:00.000Z' }
  await policiesOn(items, oneRoot).addPolicyVersion(recorded, 'ha')
  expect((await policies.readPolicyOfMonth('2026-09', 'ls')).version).toBe(2)
  expect((await policies.readPolicyOfMonth('2026-07', 'ls')).version).toBe(1)
  expect((await policies.readPolicyVersion(2, '2026-09', 'ls')).minRaters).toBe(6)
})

test('one piece of work asks once for each org’s month and version', async () => {
  const forMonth = vi.fn(async () => huaian2016)
  const version = vi.fn(async () => second.policy)
  const policies = readPoliciesOnce({ readPolicyOfMonth: forMonth, readPolicyVersion: version })
  await Promise.all([
    policies.readPolicyOfMonth('2026-09', 'ls'),
    policies.readPolicyOfMonth('2026-09', 'ls'),
    policies.readPolicyVersion(2, '2026-09', 'ls'),
  ])
  expect(await policies.readPolicyVersion(2, '2026-09', 'ls')).toBe(second.policy)
  expect([forMonth.mock.calls, version.mock.calls]).toEqual([[['2026-09', 'ls']], [[2, '2026-09', 'ls']]])
})
