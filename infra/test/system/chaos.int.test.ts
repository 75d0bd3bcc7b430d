import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Digest, Reminder } from '../../../events/reminder.ts'
import { goldenOf } from '../../../shared/domain/testing/goldens.ts'
import { wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { type LocalStack, startStack } from '../../local/stack.ts'
import { openLocalClient } from '../../tools/local-stack.ts'
import { load } from './load.ts'
import { sendTo } from './send.ts'

/** The first working day of a week that is over on Saturday: half-days are due, and so is the digest. */
const clock = '2026-10-08T09:00:00+08:00'
const lines: string[] = []
let stack: LocalStack

beforeAll(async () => {
  stack = await startStack({
    cdkOut: inject('cdkOut'),
    dynamo: inject('dynamo'),
    redeliverWithinMs: 50,
    chaos: 20_261_125,
    clock,
    log: line => lines.push(line),
  })
})
afterAll(() => stack?.stop())

const { scenario, month, expected, rollup } = goldenOf('10')
const [root = ''] = scenario.orgs.map(({ orgId }) => orgId)

test('in trouble of every kind a city comes to the same results and sums', async () => {
  const of = (await load(stack.baseUrl, scenario)).get(root)
  if (!of) throw new Error('no client')
  await stack.idle()
  const { body } = await of('POST /v1/assessments/{month}/runs', { path: { month } })
  await stack.idle()
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

interface Arrival {
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Begins the stack's day, as the schedule does. */
async function begin(): Promise<void> {
  const { now } = await stack.status()
  await sendTo(stack, 'MessagesQueueUrl', { kind: 'day', at: now })
}

const strikes = () => Object.values(stack.struck ?? {}).reduce((all, times) => all + times, 0)

test('in trouble of every kind everybody is told each thing once a day, by its id, and verifiably', async () => {
  const before = strikes()
  const client = await openLocalClient(stack.baseUrl, { sub: 'u-assessor', role: 'assessor', org: 'ha' })
  const org = { name: '共青团淮安市委', kind: 'cityCommittee', region: '淮安市' } as const
  await client('PUT /v1/orgs/{orgId}', { path: { orgId: 'ha' }, body: org })
  const county = {
    name: '共青团涟水县委',
    kind: 'countyCommittee',
    region: '涟水县',
    parentId: 'ha',
  } as const
  await client('PUT /v1/orgs/{orgId}', { path: { orgId: 'ls' }, body: county })
  await client('PUT /v1/bases/{baseId}', {
    path: { baseId: 'b-hongxing' },
    body: { name: '红星社区团支部', kind: 'communityBranch', orgId: 'ls' },
  })
  const cadreIds = Array.from({ length: 12 }, (_, n) => `c-${100 + n}`)
  // One after the other: who asks for much at once is told to slow down.
  for (const cadreId of cadreIds)
    await client('PUT /v1/cadres/{cadreId}', { path: { cadreId }, body: { ...wang, orgId: 'ls' } })
  await client('PUT /v1/cadres/{cadreId}/messages', {
    path: { cadreId: 'c-100' },
    body: { mute: ['demandDue'] },
  })
  await client('PUT /v1/orgs/{orgId}/messages', { path: { orgId: 'ha' }, body: { mute: ['monthClosing'] } })
  const url = `${stack.baseUrl}/_local/inbox`
  const { body: webhook } = await client('PUT /v1/orgs/{orgId}/webhooks/{webhookId}', {
    path: { orgId: 'ha', webhookId: 'desk' },
    body: { kind: 'standard', url },
  })
  // The answers to demands raised on 2 October are due tomorrow.
  const demands = cadreIds.map((cadreId, n) => ({
    type: 'demand' as const,
    id: `0197a2c4-5b00-7000-8000-${String(n).padStart(12, '0')}`,
    cadreId,
    occurredAt: '2026-10-02T10:00:00+08:00',
    youthId: `y-${n}`,
    category: 'difficulty' as const,
    text: '租房押金难以退还',
  }))
  await client('POST /v1/batch', { body: { events: demands } })
  await stack.idle()
  for (let twice = 0; twice < 2; twice++) {
    await begin()
    await stack.idle()
  }

  const arrivals = (await (await fetch(url)).json()) as Arrival[]
  const verifier = new Webhook(webhook.signingSecret ?? '')
  const byId = new Map<string, Reminder | Digest>()
  for (const { id, headers, body } of arrivals) {
    const at = new Date(Number(headers['webhook-timestamp']) * 1000)
    expect(headers['webhook-signature']).toBe(verifier.sign(id, at, body))
    const { data } = JSON.parse(body) as { data: Reminder | Digest }
    expect(data.id).toBe(id)
    byId.set(id, data)
  }
  const all = [...byId.values()]
  const things = all.flatMap(each =>
    each.type === 'reminder' && each.cadreId ? [`${each.cadreId} ${each.due.kind} ${each.date}`] : [],
  )
  expect(things.sort()).toEqual(cadreIds.slice(1).map(cadreId => `${cadreId} demandDue 2026-10-08`))
  const digests = all.flatMap(each => (each.type === 'digest' ? [[each.orgId, each.cadres]] : []))
  expect(digests).toEqual([['ls', 12]])
  expect(JSON.stringify(arrivals)).not.toMatch(/王建国|13800000001|租房/)
  expect(lines.filter(line => line.startsWith('message: reminder demandDue')).length).toBeGreaterThanOrEqual(
    11,
  )
  expect(strikes()).toBeGreaterThan(before)
})
