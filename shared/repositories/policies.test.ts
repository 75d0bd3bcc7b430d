import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test, vi } from 'vitest'
import { openTable } from '../aws/client.ts'
import { huaian2016 } from '../domain/policy/huaian-2016.ts'
import { dynamoPolicies, readOnce } from './policies.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const second = { policy: { ...huaian2016, version: 2, minRaters: 6 }, effectiveFrom: '2026-08' }

beforeEach(() => void dynamodb.reset())

test('a version that another function made a moment ago holds at once', async () => {
  const policies = dynamoPolicies(openTable({ TABLE_ROSTER: 'r' }, 'roster'))
  dynamodb
    .on(QueryCommand)
    .resolvesOnce({ Items: [] })
    .resolves({ Items: [second] })
  expect((await policies.readPolicyOfMonth('2026-09')).version).toBe(1)
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
