import { beforeEach, describe, expect, test } from 'vitest'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { call, claimsOf, type Sent } from '../../shared/http/testing.ts'
import { messageSettingsOn } from '../../shared/repositories/message-settings.ts'
import { directoryOn } from '../../shared/repositories/roster/directory.ts'
import { rosterOn } from '../../shared/repositories/roster/open.ts'
import { populate } from '../../shared/repositories/roster/testing/examples.ts'
import { webhooksOn } from '../../shared/repositories/webhooks.ts'
import { signingSecret } from '../../shared/webhooks/signature.ts'
import { build } from './handler.ts'
import { getCadreMessages, getOrgMessages, putCadreMessages, putOrgMessages } from './settings/endpoints.ts'
import { deleteWebhook, listWebhooks, putWebhook } from './webhooks/endpoints.ts'

const ring = { current: '1', keys: { 1: 'key' } }
const ofCounty = claimsOf('orgAdmin', 'ls')
let handler: ReturnType<typeof build>

beforeEach(async () => {
  const roster = rosterOn(memoryItems())
  await populate(roster)
  const settings = memoryItems()
  const directory = directoryOn(roster, () => new Date('2026-05-21T09:00:00+08:00'))
  const kept = { settings: messageSettingsOn(settings), webhooks: webhooksOn(settings) }
  handler = build(
    {},
    { ...kept, directory, keys: async () => ring, hosts: ['desk.example', 'oapi.dingtalk.com'] },
  )
})

const invalid = (path: string, code: string) => ({
  status: 400,
  body: { code: 'invalid_request', errors: [{ path, code }] },
})

describe('who is told what', () => {
  const params = { cadreId: 'c-wang' }
  const own = claimsOf('cadre', 'c-wang')
  const put = (body: unknown, claims = own) => call(handler, putCadreMessages, { params, body, claims })
  const get = (claims = own) => call(handler, getCadreMessages, { params, claims })

  test('a cadre says for itself, and takes it back', async () => {
    expect(await get()).toEqual({ status: 200, body: { mute: [] } })
    expect(await put({ mute: ['halfDays'] })).toEqual({ status: 200, body: { mute: ['halfDays'] } })
    expect(await get()).toEqual({ status: 200, body: { mute: ['halfDays'] } })
    await put({ mute: [] })
    expect(await get()).toEqual({ status: 200, body: { mute: [] } })
  })

  test('nobody else does but its committee', async () => {
    expect((await put({ mute: [] }, claimsOf('cadre', 'c-li'))).status).toBe(404)
    expect((await put({ mute: [] }, claimsOf('orgAdmin', 'ls-zhuma'))).status).toBe(404)
    expect((await put({ mute: [] }, claimsOf('analyst', 'ls'))).status).toBe(403)
    expect((await put({ mute: ['demandDue'] }, ofCounty)).status).toBe(200)
  })

  test.each([
    [{ mute: ['digest'] }, 'mute.0'],
    [{ mute: ['halfDays', 'halfDays'] }, 'mute'],
    [{}, 'mute'],
    [{ mute: [], quiet: { from: 1, until: 2 } }, 'quiet'],
  ])('%j is refused', async (body, path) => {
    expect(await put(body)).toMatchObject({ status: 400, body: { errors: [{ path }] } })
    expect(await get()).toEqual({ status: 200, body: { mute: [] } })
  })

  test('an org says for itself and all below, with its quiet hours', async () => {
    const of = { params: { orgId: 'ls' }, claims: ofCounty }
    const body = { mute: ['digest', 'monthClosing'], quiet: { from: 20, until: 9 } }
    expect(await call(handler, getOrgMessages, of)).toEqual({ status: 200, body: { mute: [] } })
    expect(await call(handler, putOrgMessages, { ...of, body })).toEqual({ status: 200, body })
    expect(await call(handler, getOrgMessages, of)).toEqual({ status: 200, body })
    const late = { mute: [], quiet: { from: 24, until: 9 } }
    expect(await call(handler, putOrgMessages, { ...of, body: late })).toMatchObject(
      invalid('quiet.from', 'too_big'),
    )
    expect(
      (await call(handler, putOrgMessages, { ...of, body, claims: claimsOf('cadre', 'c-wang') })).status,
    ).toBe(403)
  })
})

describe('where messages go', () => {
  const url = 'https://desk.example/hooks'
  const put = (body: unknown, webhookId = 'desk', claims: Sent['claims'] = ofCounty, orgId = 'ls') =>
    call(handler, putWebhook, { params: { orgId, webhookId }, body, claims })
  const list = () => call(handler, listWebhooks, { params: { orgId: 'ls' }, claims: ofCounty })
  const desk = {
    orgId: 'ls',
    webhookId: 'desk',
    kind: 'standard',
    host: 'desk.example',
    events: ['reminder', 'digest'],
  }

  test('an address is kept, replaced and taken away; its secret is told to who puts it', async () => {
    const secret = { signingSecret: signingSecret(ring, { orgId: 'ls', webhookId: 'desk' }) }
    expect(await put({ kind: 'standard', url })).toEqual({ status: 201, body: { ...desk, ...secret } })
    expect(await put({ kind: 'standard', url, events: ['digest'] })).toEqual({
      status: 200,
      body: { ...desk, events: ['digest'], ...secret },
    })
    expect(await list()).toEqual({ status: 200, body: { items: [{ ...desk, events: ['digest'] }] } })
    const params = { orgId: 'ls', webhookId: 'desk' }
    for (let twice = 0; twice < 2; twice++)
      expect((await call(handler, deleteWebhook, { params, claims: ofCounty })).status).toBe(204)
    expect(await list()).toEqual({ status: 200, body: { items: [] } })
  })

  test('a robot’s address and secret are shown to nobody', async () => {
    const robot = 'https://oapi.dingtalk.com/robot/send?access_token=TOKEN'
    const answer = await put({ kind: 'dingTalk', url: robot, secret: 'SECabc' })
    expect(answer).toMatchObject({ status: 201, body: { host: 'oapi.dingtalk.com' } })
    expect(JSON.stringify([answer, await list()])).not.toMatch(/TOKEN|SECabc|whsec/)
  })

  test.each([
    ['http://desk.example/hooks'],
    ['https://evil.example/hooks'],
    ['https://user@desk.example/hooks'],
    ['http://169.254.169.254/latest/meta-data'],
    ['http://127.0.0.1:9001/'],
  ])('%s is refused', async address => {
    expect(await put({ kind: 'standard', url: address })).toMatchObject(invalid('url', 'not_allowed'))
    expect(await list()).toEqual({ status: 200, body: { items: [] } })
  })

  test('an org has five at most, each of which may be replaced', async () => {
    for (let n = 0; n < 5; n++) expect((await put({ kind: 'standard', url }, `w-${n}`)).status).toBe(201)
    expect(await put({ kind: 'standard', url }, 'w-5')).toMatchObject(invalid('webhookId', 'too_big'))
    expect((await put({ kind: 'standard', url }, 'w-0')).status).toBe(200)
  })

  test.each([
    ['cadre', 'c-wang', 403],
    ['analyst', 'ls', 403],
    ['orgAdmin', 'ls-zhuma', 404],
    ['assessor', 'ha', 201],
  ] as const)('%s of %s: %i', async (role, of, status) => {
    expect((await put({ kind: 'standard', url }, 'desk', claimsOf(role, of))).status).toBe(status)
  })
})
