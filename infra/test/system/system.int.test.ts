import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Contact, contactExample } from '../../../events/contact.ts'
import type { Api } from '../../../functions/catalogue.ts'
import { type Answer, type Client, readAll } from '../../../shared/contracts/client.ts'
import { goldens } from '../../../shared/domain/testing/goldens.ts'
import { type LocalStack, startStack } from '../../local/stack.ts'
import { openLocalClient } from '../../tools/local-stack.ts'
import { lakeTests } from './lake.ts'
import { load, prefixed } from './load.ts'
import { poison } from './poison.ts'

let stack: LocalStack

beforeAll(async () => {
  stack = await startStack({ cdkOut: inject('cdkOut'), dynamo: inject('dynamo'), redeliverWithinMs: 20 })
})
afterAll(() => stack?.stop())

/** Runs a month's assessment and waits for its end. */
async function run(client: Client<Api>, month: string): Promise<unknown> {
  const { status, body } = await client('POST /v1/assessments/{month}/runs', { path: { month } })
  expect(status).toBe(202)
  await stack.idle()
  const path = { month, runId: body.runId }
  return (await client('GET /v1/assessments/{month}/runs/{runId}', { path })).body
}

const worlds = goldens.map(golden => {
  const prefix = `g${golden.number}-`
  return { ...golden, prefix, scenario: prefixed(golden.scenario, prefix) }
})
/** Clients by org of every scenario that is loaded. */
const clients = new Map<string, Client<Api>>()
const of = (orgId: string) => clients.get(orgId) as Client<Api>
/** Loads worlds, all at once. */
async function loadAll(these: typeof worlds): Promise<void> {
  const loaded = await Promise.all(these.map(({ scenario }) => load(stack.baseUrl, scenario)))
  for (const byOrg of loaded) for (const [orgId, client] of byOrg) clients.set(orgId, client)
  await stack.idle()
}

/** Every kind of event is in these two; with all worlds its lake would take three times as long. */
const isForLake = ({ number }: (typeof worlds)[number]) => number === '08' || number === '10'

describe('the lake', () => {
  beforeAll(() => loadAll(worlds.filter(isForLake)))
  lakeTests(() => stack)
})

type Progress = Answer<Api['GET /v1/cadres/{cadreId}/progress']>['body']
const shown = ({ dimensions, total, grade }: Progress) => ({ dimensions, total, grade })

describe('golden scenarios, through the API', () => {
  beforeAll(() => loadAll(worlds.filter(world => !isForLake(world))))

  test.each(worlds)('$name', async ({ month, asOf, expected, prefix, scenario }) => {
    for (const [id, result] of Object.entries(expected)) {
      const cadreId = prefix + id
      const { orgId } = scenario.cadres.find(cadre => cadre.cadreId === cadreId) as { orgId: string }
      const progress = of(orgId)('GET /v1/cadres/{cadreId}/progress', {
        path: { cadreId },
        query: { month, asOf },
      })
      if (result === null)
        await expect(progress, id).rejects.toMatchObject({ status: 404, code: 'not_assessed' })
      else {
        const { status, body } = await progress
        expect([id, status, shown(body)]).toEqual([id, 200, result])
      }
    }
  })

  test.each(worlds.filter(({ rollup }) => rollup))('$name, run', async world => {
    const { month, expected, rollup, prefix, scenario } = world
    const root = scenario.orgs[0]?.orgId as string
    const cadres = Object.values(expected).filter(result => result !== null).length
    const done = await run(of(root), month)
    expect(done).toMatchObject({ state: 'done', cadresDone: cadres, cadresTotal: cadres })
    for (const [id, result] of Object.entries(rollup ?? {})) {
      const orgId = prefix + id
      const path = { orgId, month }
      const { body } = await of(orgId)('GET /v1/orgs/{orgId}/assessments/{month}', { path })
      expect(body).toMatchObject({ ...result, orgId })
    }
    for (const [id, result] of Object.entries(expected)) {
      const path = { cadreId: `${prefix}${id}`, month }
      const assessment = of(root)('GET /v1/cadres/{cadreId}/assessments/{month}', { path })
      if (result === null) await expect(assessment, id).rejects.toMatchObject({ status: 404 })
      else expect((await assessment).body).toMatchObject({ ...result, status: 'provisional', revision: 1 })
    }
  })
})

describe('what is recorded', () => {
  const cadreId = 'g10-excellent'
  const month = '2026-06'
  const event = {
    ...(contactExample as Contact),
    id: '0197a2c4-5b00-7000-8000-0000000000a1',
    cadreId,
    occurredAt: '2026-06-19T12:00:00+08:00',
    youthIds: ['g10-y-new'],
  }
  const path = { cadreId, month }
  let cadre: Client<Api>
  let admin: Client<Api>
  beforeAll(async () => {
    cadre = await openLocalClient(stack.baseUrl, { sub: 'u-1', role: 'cadre', cadreId })
    admin = await openLocalClient(stack.baseUrl, { sub: 'u-2', role: 'orgAdmin', org: 'g10-city' })
  })

  test('shows in facts, progress and timeline, once; what changes no figure revises nothing', async () => {
    const facts = async () => (await cadre('GET /v1/cadres/{cadreId}/facts/{month}', { path })).body.facts
    const record = (body: Contact) => cadre('POST /v1/contacts', { body })
    const before = await facts()
    const first = await record(event)
    expect([first.status, first.body.month]).toEqual([201, month])
    expect(await record(event)).toEqual({ status: 200, body: first.body })
    await expect(record({ ...event, purpose: 'help' })).rejects.toMatchObject({ status: 409 })
    await stack.idle()

    const after = await facts()
    expect([after.events, after.youths.includes('g10-y-new')]).toEqual([before.events + 1, true])
    const asked = { path: { cadreId }, query: { month } }
    const progress = await cadre('GET /v1/cadres/{cadreId}/progress', asked)
    expect(progress.body.unlinked).toContainEqual({ youthId: 'g10-y-new', dates: ['2026-06-19'] })
    const timeline = await readAll(admin, 'GET /v1/cadres/{cadreId}/events', asked)
    expect(timeline.filter(({ id }) => id === event.id)).toMatchObject([{ late: true }])
    const assessed = await admin('GET /v1/cadres/{cadreId}/assessments/{month}', { path })
    expect(assessed.body).toMatchObject({ revision: 1, status: 'provisional' })
    expect(progress.body).not.toHaveProperty('digest')
  })

  test('nobody records without a token', async () => {
    const bare = await fetch(`${stack.baseUrl}/v1/contacts`, { method: 'POST', body: '{}' })
    expect(bare.status).toBe(401)
  })
})

test('a poison record ends as the relay’s dead letter with its cause; its neighbours are projected', async () => {
  const cadreId = 'g09-five-raters'
  const admin = await openLocalClient(stack.baseUrl, { sub: 'u-2', role: 'assessor', org: 'g09-city' })
  const facts = async () => {
    const path = { cadreId, month: '2026-02' }
    return (await admin('GET /v1/cadres/{cadreId}/facts/{month}', { path })).body.facts
  }
  const events = [1, 2, 3, 4].map(n => ({
    ...contactExample,
    id: `0197a2c4-5b00-7000-8000-0000000000b${n}`,
    cadreId,
    occurredAt: '2026-02-10T12:00:00+08:00',
  }))
  const deadLetters = async () => {
    const { queues } = await stack.status()
    const letters = Object.entries(queues).filter(([, { deadLetter }]) => deadLetter)
    return new Map(letters.map(([name, { visible }]) => [name, visible]))
  }
  const before = (await facts()).events
  const lettersBefore = await deadLetters()
  await admin('POST /v1/batch', { body: { events: events.slice(0, 2) } })
  await poison(stack, 'g09-nobody#2026-02')
  await admin('POST /v1/batch', { body: { events: events.slice(2) } })
  await stack.idle()
  expect((await facts()).events).toBe(before + 4)
  const more = [...(await deadLetters())].flatMap(([name, letters]) => {
    const added = letters - (lettersBefore.get(name) ?? 0)
    return added === 0 ? [] : [[/relay/i.test(name), added]]
  })
  expect(more).toEqual([[true, 1]])
})
