import { beforeEach, expect, test } from 'vitest'
import { type World, worldOf } from '../../shared/assessing/testing/world.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { goldenOf } from '../../shared/domain/testing/goldens.ts'
import { call, claimsOf, download } from '../../shared/http/testing.ts'
import { directoryOn } from '../../shared/repositories/roster/directory.ts'
import { finaliseMonth, getAssessmentRun, startAssessmentRun } from './endpoints.ts'
import { build } from './handler.ts'

const { scenario, month } = goldenOf('10')
const assessor = claimsOf('assessor', 'city')

let world: World
let handler: ReturnType<typeof build>
let ask: (
  endpoint: Endpoint,
  params: Record<string, string>,
  claims?: typeof assessor,
) => ReturnType<typeof call>

beforeEach(async () => {
  world = await worldOf(scenario)
  handler = build({}, { ...world, directory: directoryOn(world.roster, world.now) })
  ask = (endpoint, params, claims = assessor) => call(handler, endpoint, { params, claims })
})

test('a run begins at the caller’s org, and opens the month there before anything is read', async () => {
  const { status, body } = await ask(startAssessmentRun, { month })
  expect(status).toBe(202)
  expect(world.queue).toEqual([{ kind: 'plan', month, runId: body.runId, orgId: 'city' }])
  expect(await world.openings.listOpenings(month)).toEqual([{ month, orgId: 'city', status: 'provisional' }])
})

test.each([startAssessmentRun, finaliseMonth])('$name says where it can be watched', async endpoint => {
  const { headers, bytes } = await download(handler, endpoint, { params: { month }, claims: assessor })
  const { runId } = JSON.parse(Buffer.from(bytes).toString())
  expect(headers).toMatchObject({ location: `/v1/assessments/${month}/runs/${runId}` })
})

test.each([
  ['1969-12', 400, 'invalid_request', 'too_small'],
  ['2026-08', 409, 'month_not_begun', 'conflict'],
])('neither a run nor the closing of %s begins: %s %s', async (month, status, code, field) => {
  for (const endpoint of [startAssessmentRun, finaliseMonth])
    expect(await ask(endpoint, { month })).toMatchObject({
      status,
      body: { code, errors: [{ path: 'month', code: field }] },
    })
  expect([world.queue, await world.openings.listOpenings('0000-00')]).toEqual([[], []])
})

test('finalising opens it for good', async () => {
  await ask(finaliseMonth, { month })
  expect(await world.openings.listOpenings(month)).toEqual([{ month, orgId: 'city', status: 'final' }])
})

test('a run tells how far it is, and whom it kept back', async () => {
  const { runId } = (await ask(startAssessmentRun, { month })).body
  const answer = { runId, month, status: 'provisional', startedAt: '2026-06-30T18:00:00.000Z' }
  const none = { cadresDone: 0, cadresTotal: 0, keptBack: [] }
  const get = async () => (await ask(getAssessmentRun, { month, runId })).body
  expect(await get()).toEqual({ ...answer, ...none, state: 'planning' })
  const run = { month, runId }
  await world.runs.planOrg(run, 'city', { cadreIds: ['a', 'b', 'c'], children: [], chunks: 1 })
  expect(await get()).toEqual({ ...answer, ...none, state: 'running', cadresTotal: 3 })
  const keptBack = [{ cadreId: 'b', reason: 'calendar_missing' as const }]
  await world.runs.completeChunk(run, 'city', 'cadres 0', { cadres: 2, keptBack })
  await world.runs.markRolledUp(run, 'city')
  expect(await get()).toEqual({ ...answer, state: 'done', cadresDone: 2, cadresTotal: 3, keptBack })
})

test('a month of which no calendar tells is run: who needs it is kept back, everybody else is assessed', async () => {
  world = { ...world, now: () => new Date('2046-07-01T00:00:00Z') }
  const handler = build({}, { ...world, directory: directoryOn(world.roster, world.now) })
  const { status } = await call(handler, startAssessmentRun, {
    params: { month: '2046-06' },
    claims: assessor,
  })
  expect(status).toBe(202)
})

test('nobody sees a run above their org', async () => {
  const { runId } = (await ask(startAssessmentRun, { month })).body
  expect((await ask(getAssessmentRun, { month, runId }, claimsOf('orgAdmin', 'xuyi'))).status).toBe(404)
})
