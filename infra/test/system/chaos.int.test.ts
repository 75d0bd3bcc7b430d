import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { goldenOf } from '../../../shared/domain/testing/goldens.ts'
import { type LocalStack, startStack } from '../../local/stack.ts'
import { load } from './load.ts'

let stack: LocalStack

beforeAll(async () => {
  stack = await startStack({
    cdkOut: inject('cdkOut'),
    dynamo: inject('dynamo'),
    redeliverWithinMs: 50,
    chaos: 20_261_125,
  })
}, 120_000)
afterAll(() => stack?.stop())

const { scenario, month, expected, rollup } = goldenOf('10')
const [root = ''] = scenario.orgs.map(({ orgId }) => orgId)

test('in trouble of every kind a city comes to the same results and sums', async () => {
  const of = (await load(stack, scenario)).get(root)
  if (!of) throw new Error('no client')
  await stack.idle(60_000)
  const { body } = await of('POST /v1/assessments/{month}/runs', { path: { month } })
  await stack.idle(60_000)
  const path = { month, runId: body.runId }
  expect((await of('GET /v1/assessments/{month}/runs/{runId}', { path })).body).toMatchObject({
    state: 'done',
    keptBack: [],
  })
  for (const [cadreId, result] of Object.entries(expected)) {
    const assessment = of('GET /v1/cadres/{cadreId}/assessments/{month}', { path: { cadreId, month } })
    if (result === null) await expect(assessment, cadreId).rejects.toMatchObject({ status: 404 })
    else expect((await assessment).body).toMatchObject(result)
  }
  for (const [orgId, sums] of Object.entries(rollup ?? {})) {
    const { body: found } = await of('GET /v1/orgs/{orgId}/assessments/{month}', { path: { orgId, month } })
    expect(found).toMatchObject({ ...sums, orgId, keptBack: 0 })
  }
  // Else nothing was tried.
  const { outage: _, ...struck } = stack.struck as NonNullable<typeof stack.struck>
  expect(Object.entries(struck).filter(([, times]) => times === 0)).toEqual([])
})
