import { expect, test } from 'vitest'
import { populate } from '../repositories/roster/testing/examples.ts'
import type { Row } from '../repositories/rows.ts'
import { memoryAssessments, memoryRoster } from '../repositories/testing/memory.ts'
import { quotasKept } from './quota.ts'

const row = (cadreId: string, orgId: string, month: string, quota: object | null) =>
  ({
    cadreId,
    orgId,
    month,
    revision: 1,
    dimensions: { attainment: { score: null, indicators: { quota } } },
  }) as unknown as Row

test('the quota of a very large org is that of the month before, over all orgs below', async () => {
  const roster = memoryRoster()
  await populate(roster)
  const assessments = memoryAssessments()
  await assessments.putRow(row('c-wang', 'ls', '2026-04', { num: 80, den: 100 }))
  await assessments.putRow(row('c-zhao', 'ls-zhuma', '2026-04', { num: 10, den: 10 }))
  await assessments.putRow(row('c-wang', 'ls', '2026-05', { num: 90, den: 100 }))
  expect([...(await quotasKept(roster, assessments, 'ls', '2026-05-24'))]).toEqual([
    ['c-wang', { num: 80, den: 100 }],
    ['c-zhao', { num: 10, den: 10 }],
  ])
})
