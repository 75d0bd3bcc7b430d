import { Webhook as Verifier } from 'standardwebhooks'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Digest, messageExamples, type Reminder } from '../../events/reminder.ts'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import { messagesOn } from '../../shared/repositories/messages.ts'
import { directoryReadsOn } from '../../shared/repositories/roster/directory.ts'
import { type Webhook, webhooksOn } from '../../shared/repositories/webhooks.ts'
import { signingSecret } from '../../shared/webhooks/signature.ts'
import type { Fetch } from './call.ts'
import { build } from './handler.ts'

const logged = [
  vi.spyOn(console, 'error').mockImplementation(() => {}),
  vi.spyOn(console, 'warn').mockImplementation(() => {}),
]
const paths: Record<string, string[]> = { ha: ['ha'], ls: ['ls', 'ha'], 'ls-zhuma': ['ls-zhuma', 'ls', 'ha'] }
const ring = { current: '1', keys: { 1: 'key' } }
const { reminder, digest } = messageExamples
const toCommittee: Reminder = {
  type: 'reminder',
  id: 'm-2',
  at: reminder.at,
  orgId: 'ls',
  date: reminder.date,
  due: { kind: 'objectionOpen', month: '2026-04', objectionId: 'o-1', of: 'c-wang' },
}
const desk: Webhook = {
  orgId: 'ha',
  webhookId: 'desk',
  kind: 'standard',
  url: 'https://desk.example/hooks',
  events: ['reminder', 'digest'],
}
const group: Webhook = {
  ...desk,
  orgId: 'ls',
  webhookId: 'group',
  kind: 'weCom',
  url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=KEY',
}

interface Call {
  url: string
  headers: Record<string, string>
  body: string
  redirect: string
}
let calls: Call[]
let answer: (url: string) => { status: number; text?: string }
/** For what an answer waits. */
let patient: (url: string) => Promise<void> | undefined
let webhooks: ReturnType<typeof webhooksOn>
let deliver: ReturnType<typeof build>

beforeEach(() => {
  for (const spy of logged) spy.mockClear()
  calls = []
  answer = () => ({ status: 200, text: '{"errcode":0,"errmsg":"ok"}' })
  patient = () => undefined
  webhooks = webhooksOn(memoryItems())
  const now = () => new Date()
  const fetch: Fetch = async (url, { headers, body, redirect }) => {
    const { status, text = '' } = answer(url)
    calls.push({ url, headers, body, redirect })
    await patient(url)
    return { ok: status < 300, status, text: async () => text }
  }
  deliver = build({
    roster: { ...directoryReadsOn(memoryItems()), readOrgPath: async orgId => paths[orgId] ?? [] },
    webhooks,
    messages: messagesOn(memoryItems(), now),
    keys: async () => ring,
    hosts: ['desk.example', 'qyapi.weixin.qq.com', 'oapi.dingtalk.com'],
    fetch: fetch as typeof globalThis.fetch,
    now,
  })
})

const say = (...messages: (Reminder | Digest)[]) =>
  deliver(sqsEvent(messages.map(detail => ({ 'detail-type': detail.type, detail }))))
const done = { batchItemFailures: [] }

describe('a receiver of the standard kind', () => {
  test('gets what concerns its org and those below, signed, with ids alone', async () => {
    await webhooks.putWebhook(desk)
    expect(await say(reminder, digest)).toEqual(done)
    expect(calls.map(({ url, redirect }) => [url, redirect])).toEqual(Array(2).fill([desk.url, 'manual']))
    const verifier = new Verifier(signingSecret(ring, desk))
    expect(calls.map(({ body, headers }) => verifier.verify(body, headers))).toEqual([
      { type: 'reminder', timestamp: reminder.at, data: reminder },
      { type: 'digest', timestamp: digest.at, data: digest },
    ])
    expect(calls.map(({ headers }) => headers['webhook-id'])).toEqual([reminder.id, digest.id])
  })

  test('gets nothing of an org beside or above it, and no type that it does not want', async () => {
    await webhooks.putWebhook({ ...desk, orgId: 'ls-zhuma' })
    await webhooks.putWebhook({ ...desk, orgId: 'ls', events: ['digest'] })
    await say(reminder)
    expect(calls).toEqual([])
  })
})

describe('the group robot', () => {
  test('of 企业微信 gets its own org’s digest as Markdown, by numbers alone', async () => {
    await webhooks.putWebhook(group)
    await say(digest, { ...digest, id: 'd-2', orgId: 'ls-zhuma' })
    expect(calls.map(({ url }) => url)).toEqual([group.url])
    const body = JSON.parse(calls[0]?.body ?? '')
    expect(body).toEqual({
      msgtype: 'markdown',
      markdown: {
        content: [
          '### 5月18日当周联系青年情况',
          '> 在岗团干部：12人',
          '> 做得好：1人（完成基层半天、按期答复诉求）',
          '> 需要帮助：1人（长期未联系）',
        ].join('\n\n'),
      },
    })
    expect(calls[0]?.headers).not.toHaveProperty('webhook-signature')
  })

  test('hears what waits for its committee, and nothing of a person', async () => {
    await webhooks.putWebhook(group)
    await say(reminder, toCommittee)
    expect(calls.map(({ body }) => JSON.parse(body))).toEqual([
      {
        msgtype: 'text',
        text: { content: '有一件对2026年4月评定的异议等待答复，答复前该月不能定稿。' },
      },
    ])
  })

  test('of 钉钉 gets a title and a signed address', async () => {
    const url = 'https://oapi.dingtalk.com/robot/send?access_token=x'
    await webhooks.putWebhook({ ...group, kind: 'dingTalk', url, secret: 'SECabc' })
    await say(digest)
    expect(Object.keys(Object.fromEntries(new URL(calls[0]?.url ?? '').searchParams))).toEqual([
      'access_token',
      'timestamp',
      'sign',
    ])
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({
      msgtype: 'markdown',
      markdown: { title: '5月18日当周联系青年情况', text: expect.stringContaining('做得好') },
    })
  })

  test('that says no in an answer of 200 has not taken it', async () => {
    answer = () => ({ status: 200, text: '{"errcode":45009,"errmsg":"api freq out of limit"}' })
    await webhooks.putWebhook(group)
    expect(await say(digest)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] })
    answer = () => ({ status: 200, text: '<html>' })
    expect(await say(digest)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] })
  })
})

describe('what a receiver does not take', () => {
  test('is tried again, with the same id, and the others are not troubled twice', async () => {
    await webhooks.putWebhook(desk)
    await webhooks.putWebhook({ ...desk, webhookId: 'other' })
    let tries = 0
    answer = () => ({ status: tries++ === 0 ? 503 : 204 })
    expect(await say(reminder)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] })
    expect(calls).toHaveLength(2)
    expect(await say(reminder)).toEqual(done)
    expect(await say(reminder, reminder)).toEqual(done)
    expect(calls.map(({ headers }) => headers['webhook-id'])).toEqual(Array(3).fill(reminder.id))
  })

  test('in its time holds up no other', async () => {
    const { promise: patience, resolve: answerAtLast } = Promise.withResolvers<void>()
    patient = url => (url === desk.url ? patience : undefined)
    await webhooks.putWebhook(desk)
    await webhooks.putWebhook({ ...desk, webhookId: 'other', url: `${desk.url}/other` })
    const said = say(reminder)
    await vi.waitFor(() => expect(calls.map(({ url }) => url)).toContain(`${desk.url}/other`))
    answerAtLast()
    expect(await said).toEqual(done)
  })

  test('a redirection among it, is not followed', async () => {
    await webhooks.putWebhook(desk)
    answer = () => ({ status: 307 })
    expect(await say(reminder)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] })
    expect(calls).toHaveLength(1)
  })

  test('leaves no address in the log', async () => {
    await webhooks.putWebhook(group)
    answer = () => {
      throw new TypeError(`fetch failed: ${group.url}`)
    }
    expect(await say(digest)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] })
    expect(JSON.stringify(logged.map(({ mock }) => mock.calls))).toMatch(/not delivered/)
    expect(JSON.stringify(logged.map(({ mock }) => mock.calls))).not.toMatch(/KEY|qyapi/)
  })
})

test('a host that the operator has taken from the list is not called any more', async () => {
  await webhooks.putWebhook({ ...desk, url: 'https://169.254.169.254/latest/meta-data' })
  expect(await say(reminder)).toEqual(done)
  expect(calls).toEqual([])
})

test('what is no message is reported', async () => {
  const contact = { detail: { type: 'contact', id: 'x' } }
  expect(await deliver(sqsEvent([contact]))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] })
})
