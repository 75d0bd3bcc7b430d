import { beforeEach, expect, test } from 'vitest'
import { listEvents } from '../../../functions/cadre/endpoints.ts'
import { putPolicy } from '../../../functions/policy/versions/endpoints.ts'
import { listErasures } from '../../../functions/privacy/endpoints.ts'
import { getCadre } from '../../../functions/roster/cadres/endpoints.ts'
import { handler } from '../../../functions/sweep/handler.ts'
import { sqsEvent } from '../../../shared/aws/queue/testing.ts'
import { claimsOf } from '../../../shared/http/testing.ts'
import * as ports from '../../../shared/ports.ts'
import { type ApiWorld, apiWorld } from './world.ts'

const assessor = claimsOf('assessor', 'ha')
let world: ApiWorld

beforeEach(async () => {
  world = await apiWorld()
})

/** What a night does. */
const night = (at: string) =>
  handler.open(world.environment)(sqsEvent([{ kind: 'retain', at }]), undefined as never)
const after36Months = '2029-06-15T19:40:00.000Z'

const textsOf = async (cadreId: string, claims = assessor) => {
  const query = { month: '2026-05' }
  const { body } = await world.do(listEvents, { params: { cadreId }, query, claims })
  return body.items.flatMap(({ text }: { text?: string }) => text ?? [])
}
const nameOf = async (cadreId: string) =>
  (await world.do(getCadre, { params: { cadreId }, claims: assessor })).body.name

test('a month’s texts end after the months of the policy, the record stays, and it is proven', async () => {
  await night('2029-05-31T15:00:00.000Z')
  expect(await textsOf('c-ls')).toEqual(['租房押金难以退还'])
  await night(after36Months)
  expect(await textsOf('c-ls')).toEqual(['（已删除）'])
  const { body } = await world.do(listErasures, { claims: assessor })
  const texts = body.items.filter(({ kind }: { kind: string }) => kind === 'texts')
  expect(texts[0]).toMatchObject({ by: 'retention', reason: '保存期限届满', state: 'done', events: 8 })
})

test('who left is forgotten after its months, who serves is not', async () => {
  await night('2028-05-31T15:00:00.000Z')
  expect([await nameOf('c-left'), await nameOf('c-ls')]).toEqual(['王建国', '王建国'])
  await night('2028-06-01T15:00:00.000Z')
  expect([await nameOf('c-left'), await nameOf('c-ls')]).toEqual(['（已删除）', '王建国'])
})

test('no number changes', async () => {
  const { assessments } = ports.openPorts(world.environment, { assessments: ports.assessments })
  const before = await assessments.readLatestRevision('c-left', '2026-05')
  await night(after36Months)
  expect(await assessments.readLatestRevision('c-left', '2026-05')).toEqual(before)
})

test('each root keeps by its own policy', async () => {
  const { effectiveFrom: _, ...example } = putPolicy.example as { effectiveFrom: string }
  const body = { ...example, retention: { textMonths: 60, cadreMonths: 60 }, effectiveFrom: '2026-07' }
  const city = claimsOf('assessor', 'cb')
  expect((await world.do(putPolicy, { body, claims: city })).status).toBe(201)
  await night(after36Months)
  expect(await textsOf('c-cb', city)).toEqual(['租房押金难以退还'])
  expect(await textsOf('c-ls')).toEqual(['（已删除）'])
})

test('once more changes nothing', async () => {
  await night(after36Months)
  await world.tables.keep()
  await night(after36Months)
  expect(await world.tables.changed()).toBe(false)
})
