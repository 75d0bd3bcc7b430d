import { beforeEach, expect, test, vi } from 'vitest'
import { listEvents } from '../../../functions/cadre/endpoints.ts'
import { answerComplaint, complain, listComplaints } from '../../../functions/complaints/endpoints.ts'
import { answerObjection, listObjections, raiseObjection } from '../../../functions/objections/endpoints.ts'
import { putPolicy } from '../../../functions/policy/versions/endpoints.ts'
import { getCadrePersonal, listErasures } from '../../../functions/privacy/endpoints.ts'
import { getCadre, putCadre } from '../../../functions/roster/cadres/endpoints.ts'
import { declaration } from '../../../functions/sweep/declaration.ts'
import { handler } from '../../../functions/sweep/handler.ts'
import { sqsEvent } from '../../../shared/aws/queue/testing.ts'
import { claimsOf } from '../../../shared/http/testing.ts'
import * as ports from '../../../shared/ports.ts'
import { cadreOf } from './county.ts'
import { type ApiWorld, apiWorld } from './world.ts'

const assessor = claimsOf('assessor', 'ha')
let world: ApiWorld

beforeEach(async () => {
  world = await apiWorld()
})

/** What a night does. */
const night = (at: string) =>
  handler.open(world.environmentOf(declaration))(sqsEvent([{ kind: 'retain', at }]), undefined as never)
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

const objectionsOf = async (cadreId: string) => {
  const params = { cadreId, month: '2026-05' }
  const { body } = await world.do(listObjections, { params, claims: assessor })
  return body.items.map(({ text, answer }: { text: string; answer?: object }) => [text, answer])
}

test('an objection’s words and its answer’s end with the month’s, the decision stays', async () => {
  const params = { cadreId: 'c-ls', month: '2026-05' }
  const objection = { id: 'a1b2c3d4-5b00-4000-8000-000000000001', indicator: 'quota', text: '漏了张同学' }
  await world.do(raiseObjection, { params, body: { ...objection, eventIds: [] }, claims: assessor })
  const answer = { decision: 'upheld', reason: '张同学已补' }
  const answered = { ...params, objectionId: objection.id }
  await world.do(answerObjection, { params: answered, body: answer, claims: assessor })
  await night('2029-05-31T15:00:00.000Z')
  expect(await objectionsOf('c-ls')).toEqual([['漏了张同学', expect.objectContaining(answer)]])
  await night(after36Months)
  expect(await objectionsOf('c-ls')).toEqual([
    ['（已删除）', expect.objectContaining({ decision: 'upheld', reason: '（已删除）' })],
  ])
})

test('a complaint’s words end after its answer; one without an answer stays', async () => {
  const [id, open] = ['b1b2c3d4-5b00-4000-8000-000000000001', 'b1b2c3d4-5b00-4000-8000-000000000002']
  for (const [at, text] of [
    [id, '重复填报'],
    [open, '打不开'],
  ] as const)
    await world.do(complain, { body: { id: at, text }, claims: assessor })
  const params = { complaintId: id }
  await world.do(answerComplaint, { params, body: { text: '已改' }, claims: assessor })
  await night(after36Months)
  await night('2029-07-15T19:40:00.000Z')
  const { body } = await world.do(listComplaints, { claims: assessor })
  const said = body.items.map(({ text, answer }: { text: string; answer?: { text: string } }) => [
    text,
    answer?.text,
  ])
  expect(said).toHaveLength(2)
  expect(said).toEqual(
    expect.arrayContaining([
      ['（已删除）', '（已删除）'],
      ['打不开', undefined],
    ]),
  )
})

test('of who serves the audit forgets the person after the months, the profile does not', async () => {
  const params = { cadreId: 'c-ls' }
  const renamed = { ...cadreOf('c-ls'), name: '王建军', effectiveFrom: '2026-06-20' }
  expect((await world.do(putCadre, { params, body: renamed, claims: assessor })).status).toBe(200)
  const said = async () => {
    const { body } = await world.do(getCadrePersonal, { params, claims: assessor })
    return body.items.flatMap(({ kept }: { kept: { after?: { name?: string } } }) => kept.after?.name ?? [])
  }
  await night('2028-01-31T15:00:00.000Z')
  expect(await said()).toEqual(['王建国', '王建军'])
  await night('2028-02-01T19:40:00.000Z')
  expect(await said()).toEqual(['（已删除）', '王建军'])
  await night('2028-07-01T19:40:00.000Z')
  expect(await said()).toEqual(['（已删除）', '（已删除）'])
  expect(await nameOf('c-ls')).toBe('王建军')
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

test('a month that cannot be read holds up nobody, and is proven with the rest once it can', async () => {
  const ledger = world.tables.items('ledger')
  const { query } = ledger
  const reading = vi.spyOn(ledger, 'query').mockImplementation(range => {
    if (range.pk === 'c-ls#2026-05') throw new Error('cannot be read')
    return query(range)
  })
  expect((await night(after36Months)).batchItemFailures).toHaveLength(1)
  expect(await textsOf('c-gg')).toEqual(['（已删除）'])
  reading.mockRestore()
  expect((await night(after36Months)).batchItemFailures).toEqual([])
  const { body } = await world.do(listErasures, { claims: assessor })
  const texts = body.items.filter(({ kind }: { kind: string }) => kind === 'texts')
  expect(texts).toMatchObject([{ state: 'done', events: 8 }])
})

test('whatever a night dies with, the next try ends it, and all that was erased is proven', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const proofs = new Set<string>()
  let hasDied = true
  for (let nth = 1; hasDied; nth++) {
    await world.tables.restore()
    world.tables.begin(nth)
    await night(after36Months)
    hasDied = world.tables.effects().length >= nth
    world.tables.begin()
    expect((await night(after36Months)).batchItemFailures).toEqual([])
    const { body } = await world.do(listErasures, { claims: assessor })
    const [texts] = body.items.filter(({ kind }: { kind: string }) => kind === 'texts')
    proofs.add(`${await textsOf('c-ls')} ${texts?.state} ${texts?.events}`)
  }
  // What it had in hand is counted twice where it was not erased.
  expect([...proofs].sort()).toEqual(['（已删除） done 8', '（已删除） done 9'])
})

test('once more changes nothing', async () => {
  await night(after36Months)
  await world.tables.keep()
  await night(after36Months)
  expect(await world.tables.changed()).toBe(false)
})
