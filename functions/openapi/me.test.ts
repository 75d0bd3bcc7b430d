import { beforeEach, expect, test } from 'vitest'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { populate } from '../../shared/repositories/roster/testing/examples.ts'
import { memoryRoster } from '../../shared/repositories/testing/memory.ts'
import { readMe } from './endpoints.ts'
import { build } from './handler.ts'

let me: (claims: Record<string, string>) => ReturnType<typeof call>

beforeEach(async () => {
  const roster = memoryRoster()
  await populate(roster)
  const handler = build({}, { roster, now: () => new Date('2026-05-20T09:00:00+08:00') })
  me = claims => call(handler, readMe, { claims })
})

const wang = {
  cadreId: 'c-wang',
  name: '王建国',
  orgId: 'ls',
  orgName: '共青团涟水县委',
  category: 'fullTime',
}
const operationsOf = (body: { may: { operation: string }[] }) => body.may.map(({ operation }) => operation)

test('a cadre is told its name, org and what it may do', async () => {
  const { status, body } = await me(claimsOf('cadre', 'c-wang'))
  expect([status, body.role, body.subject, body.org, body.cadre]).toEqual([
    200,
    'cadre',
    'u-c-wang',
    undefined,
    wang,
  ])
  expect(body.may).toContainEqual({
    operation: 'getProgress',
    method: 'GET',
    path: '/v1/cadres/{cadreId}/progress',
    summary: 'Read the assessment so far, and what is short',
  })
  expect(operationsOf(body)).not.toContain('putOrg')
})

test('an admin who is a cadre, too, is told both', async () => {
  const { body } = await me({ ...claimsOf('orgAdmin', 'ls'), cadreId: 'c-wang' })
  expect(body.org).toEqual({ orgId: 'ls', name: '共青团涟水县委', kind: 'countyCommittee' })
  expect(body.cadre).toEqual(wang)
  expect(operationsOf(body)).toEqual(expect.arrayContaining(['putCadre', 'readMe', 'recordContact']))
})

test('a collector may record feedback, and an analyst nothing', async () => {
  expect(operationsOf((await me(claimsOf('collector', 'ha'))).body)).toContain('recordFeedback')
  const analyst = operationsOf((await me(claimsOf('analyst', 'ha'))).body)
  expect(analyst.filter(name => name.startsWith('record'))).toEqual([])
})

test('who is not in the roster has no name', async () => {
  expect((await me(claimsOf('assessor', 'nowhere'))).body.org).toEqual({ orgId: 'nowhere' })
  expect((await me(claimsOf('cadre', 'c-nobody'))).body.cadre).toEqual({ cadreId: 'c-nobody' })
})
