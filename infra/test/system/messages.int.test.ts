import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Digest, Reminder } from '../../../events/reminder.ts'
import { wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { type LocalStack, startStack } from '../../local/stack.ts'
import { clientOf } from './client.ts'

/** The first working day of a week that is over on Saturday: half-days are due, and so is the digest. */
const clock = '2026-05-06T09:00:00+08:00'
const lines: string[] = []
let stack: LocalStack

beforeAll(async () => {
  stack = await startStack({
    cdkOut: inject('cdkOut'),
    dynamo: inject('dynamo'),
    redeliverWithinMs: 50,
    chaos: 20_260_506,
    clock,
    log: line => lines.push(line),
  })
}, 120_000)
afterAll(() => stack?.stop())

interface Arrival {
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Begins the stack's day, as the schedule does. */
async function begin(): Promise<void> {
  const { now } = await stack.status()
  const outputs = (await (await fetch(`${stack.baseUrl}/_local/outputs`)).json()) as Record<
    string,
    Record<string, string>
  >
  const { MessagesQueueUrl: QueueUrl } = Object.values(outputs)[0] ?? {}
  const sqs = new SQSClient({
    endpoint: stack.endpoints.sqs,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const MessageBody = JSON.stringify({ kind: 'day', at: now })
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))
}

test('in trouble of every kind everybody is told each thing once a day, by its id, and verifiably', async () => {
  const client = await clientOf(stack, { sub: 'u-assessor', role: 'assessor', org: 'ha' })
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
  // The answers to demands raised on 30 April are due tomorrow.
  const demands = cadreIds.map((cadreId, n) => ({
    type: 'demand' as const,
    id: `0197a2c4-5b00-7000-8000-${String(n).padStart(12, '0')}`,
    cadreId,
    occurredAt: '2026-04-30T10:00:00+08:00',
    youthId: `y-${n}`,
    category: 'difficulty' as const,
    text: '租房押金难以退还',
  }))
  await client('POST /v1/batch', { body: { events: demands } })
  await stack.idle(60_000)
  for (let twice = 0; twice < 2; twice++) {
    await begin()
    await stack.idle(60_000)
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
  expect(things.sort()).toEqual(cadreIds.slice(1).map(cadreId => `${cadreId} demandDue 2026-05-06`))
  const digests = all.flatMap(each => (each.type === 'digest' ? [[each.orgId, each.cadres]] : []))
  expect(digests).toEqual([['ls', 12]])
  expect(JSON.stringify(arrivals)).not.toMatch(/王建国|13800000001|租房/)
  expect(lines.filter(line => line.startsWith('message: reminder demandDue')).length).toBeGreaterThanOrEqual(
    11,
  )
  expect(Object.values(stack.struck ?? {}).some(times => times > 0)).toBe(true)
}, 180_000)
