import { beforeEach, describe, expect, test } from 'vitest'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { emptyFacts } from '../../shared/domain/ledger/facts.ts'
import { fingerprint } from '../../shared/domain/ledger/fingerprint.ts'
import { monthBounds } from '../../shared/domain/ledger/month-bounds.ts'
import { call, claimsOf, download } from '../../shared/http/testing.ts'
import { admin, linkTo } from '../../shared/repositories/roster/testing/examples.ts'
import { type Voice, voiceOn } from '../../shared/repositories/voice.ts'
import { readSpreadsheet } from '../../shared/spreadsheet/read/spreadsheet.ts'
import { voiceToken } from '../../shared/voice/token.ts'
import { type ProjectedWorld, projectedWorld } from '../record/testing/projected.ts'
import {
  getVoiceLinks,
  getVoiceLinksSheet,
  issueVoiceLinks,
  revokeVoiceLinks,
} from '../voice-links/endpoints.ts'
import { build as buildLinks } from '../voice-links/handler.ts'
import { build } from './handler.ts'
import { gonePage } from './page.ts'

const ring = { current: '1', keys: { '1': 'k'.repeat(64) } }
const assessor = claimsOf('assessor', 'ls')

let world: ProjectedWorld
let voice: Voice
let page: ReturnType<typeof build>
let links: ReturnType<typeof buildLinks>

beforeEach(async () => {
  world = await projectedWorld()
  voice = voiceOn(memoryItems())
  for (const youthId of ['y-1', 'y-2'])
    await world.roster.putLink('c-wang', linkTo(youthId), admin('2026-01-01'))
  await world.roster.putLink('c-zhao', linkTo('y-3'), admin('2026-01-01'))
  const deps = { ...world, voice, ring: async () => ring }
  page = build({ ...deps, readOrgName: async (orgId, day) => (await world.roster.readOrg(orgId, day))?.name })
  links = buildLinks({}, deps)
})

const visit = async (method: 'GET' | 'POST', token: string, body?: Record<string, string> | string) => {
  const form = typeof body === 'string' ? body : new URLSearchParams(body).toString()
  const event = {
    pathParameters: { token },
    rawQueryString: '',
    requestContext: { http: { method, sourceIp: '127.0.0.1' } },
    ...(method === 'POST' && { body: Buffer.from(form).toString('base64'), isBase64Encoded: true }),
  }
  const answer = await page(event as never, {} as never)
  return { status: answer.statusCode, html: answer.body ?? '', location: answer.headers?.location }
}

const issuedAt = Date.parse('2026-05-20T00:00:00Z') / 1000
const link = {
  cadreId: 'c-wang',
  youthId: 'y-1',
  month: '2026-05',
  issuedAt,
  expiresAt: issuedAt + 40 * 86_400,
}
const token = voiceToken(ring, link)
const nonce = 'A'.repeat(22)
const said = async () =>
  (await world.ledger.readMonthEvents('c-wang', '2026-05', true)).map(({ id: _, ...event }) => event)

describe('issuing', () => {
  const issue = (body: object, claims = assessor, orgId = 'ls') =>
    call(links, issueVoiceLinks, { params: { orgId }, body, claims })

  test('gives a batch, its progress, and a sheet with an address for each youth that opens its page', async () => {
    const issued = await issue({ month: '2026-05' })
    expect(issued).toMatchObject({ status: 202, body: { month: '2026-05', state: 'done', linksTotal: 3 } })
    const params = { orgId: 'ls', batchId: issued.body.batchId }
    expect(await call(links, getVoiceLinks, { params, claims: assessor })).toEqual({
      status: 200,
      body: issued.body,
    })
    const { bytes } = await download(links, getVoiceLinksSheet, { params, claims: assessor })
    const [sheet] = await readSpreadsheet(bytes)
    const rows = (sheet?.rows ?? []).slice(3)
    expect(rows.map(row => row[2])).toEqual(['y-1', 'y-2', 'y-3'])
    const url = JSON.stringify(rows[0]).match(/\/y\/([\w-]+)/)?.[1] ?? ''
    expect((await visit('GET', url)).html).toContain('2026年5月')
  })

  test('never gives a cadre the links of its own youths, whoever asked for them', async () => {
    const self = { ...claimsOf('orgAdmin', 'ls'), cadreId: 'c-wang' }
    expect(await issue({ month: '2026-05', cadreIds: ['c-wang'] }, self)).toMatchObject({ status: 403 })
    const own = await issue({ month: '2026-05' }, self)
    expect(own.body.linksTotal).toBe(1)
    const { body } = await issue({ month: '2026-05' })
    const params = { orgId: 'ls', batchId: body.batchId }
    const { bytes } = await download(links, getVoiceLinksSheet, { params, claims: self })
    expect(JSON.stringify(await readSpreadsheet(bytes))).not.toMatch(/y-1|y-2/)
    expect(await issue({ month: '2026-05' }, claimsOf('cadre', 'c-wang'))).toMatchObject({ status: 403 })
  })

  test('stays within the scope, and the month has begun', async () => {
    expect(await issue({ month: '2026-05', cadreIds: ['c-qian'] })).toMatchObject({
      status: 404,
      body: { code: 'unknown_cadre', errors: [{ path: 'cadreIds.0' }] },
    })
    expect(await issue({ month: '2026-05' }, claimsOf('assessor', 'xuyi'))).toMatchObject({ status: 404 })
    expect(await issue({ month: '2026-06' })).toMatchObject({
      status: 409,
      body: { code: 'month_not_begun' },
    })
  })
})

describe('a youth', () => {
  test('sees whom the link is about and no id', async () => {
    const { status, html } = await visit('GET', token)
    expect(status).toBe(200)
    expect(html).toContain('共青团涟水县委的王')
    expect(html).not.toMatch(/c-wang|y-1/)
  })

  test('rates, comments and raises a demand; the same form again changes nothing', async () => {
    const form = { nonce, score: '4', comment: '谢谢', demandCategory: 'difficulty', demandText: '入托难' }
    for (const _ of [1, 2])
      expect(await visit('POST', token, form)).toMatchObject({ status: 303, location: `/y/${token}?saved` })
    expect(await said()).toEqual([
      {
        type: 'feedback',
        cadreId: 'c-wang',
        youthId: 'y-1',
        occurredAt: '2026-05-24T09:00:00.000Z',
        recordedAt: '2026-05-24T09:00:00.000Z',
        recordedBy: 'youth',
        score: 4,
        source: 'app',
        comment: '谢谢',
        demand: { category: 'difficulty', text: '入托难' },
      },
    ])
  })

  test('sees what became of its demand, and says that it is not solved', async () => {
    await visit('POST', token, { nonce, score: '2', demandCategory: 'difficulty', demandText: '入托难' })
    const [raised] = await world.ledger.readMonthEvents('c-wang', '2026-05', true)
    const step = {
      cadreId: 'c-wang',
      demandId: raised?.id,
      recordedAt: '2026-05-24T10:00:00Z',
      recordedBy: 'u',
    }
    await world.take(
      raised as never,
      {
        ...step,
        type: 'escalate',
        id: '0197a2c4-5b00-7000-8000-000000000008',
        occurredAt: '2026-05-24T17:30:00+08:00',
        to: '县教育局',
        text: '已转办',
      } as never,
    )
    const { html } = await visit('GET', token)
    expect(html).toMatch(/入托难.*已反映职能部门.*县教育局.*已转办/s)
    expect(html).toContain('您本月已评价：不太满意')
    expect(await visit('POST', token, { nonce: 'B'.repeat(22), solved0: 'no' })).toMatchObject({
      status: 303,
    })
    expect((await said()).at(-1)).toMatchObject({ type: 'reopen', demandId: raised?.id, recordedBy: 'youth' })
  })

  test('who comments without ever having rated is asked for a score, and keeps what was typed', async () => {
    const { status, html } = await visit('POST', token, { nonce, comment: '还可以' })
    expect(status).toBe(400)
    expect(html).toContain('请选择1到5中的一项')
    expect(html).toContain('还可以')
    expect(await said()).toEqual([])
  })

  test.each([
    ['0', 400],
    ['6', 400],
    ['3.5', 400],
  ])('score %s: %i, nothing counts', async (score, status) => {
    expect((await visit('POST', token, { nonce, score })).status).toBe(status)
    expect(await said()).toEqual([])
  })

  test('who comes far too often waits, and nothing of it counts', async () => {
    for (let n = 0; n < 30; n++) await visit('POST', token, { nonce })
    expect((await visit('POST', token, { nonce, score: '1' })).status).toBe(429)
    expect(await said()).toEqual([])
  })

  test('in a month that is full of voices waits, and is not taken', async () => {
    const load = { work: 0, participations: 0, youths: 0, voices: monthBounds.voices, voids: 0 }
    const view = { ...fingerprint([]), facts: emptyFacts('2026-05'), version: 1, load }
    await world.facts.writeFacts('c-wang', '2026-05', view)
    expect((await visit('POST', token, { nonce, score: '1' })).status).toBe(429)
    expect(await said()).toEqual([])
  })
})

describe('every link that is no good gets the same page', () => {
  const goneAlike = async (of: string) => {
    for (const method of ['GET', 'POST'] as const)
      expect(await visit(method, of, { nonce, score: '5' })).toEqual({
        status: 410,
        html: gonePage,
        location: undefined,
      })
    expect(await said()).toEqual([])
  }

  test.each([
    ['garbage', 'garbage'],
    ['cut', token.slice(0, -1)],
    ['extended', `${token}A`],
    ['of another key', voiceToken({ current: '1', keys: { '1': 'x'.repeat(64) } }, link)],
    ['expired', voiceToken(ring, { ...link, expiresAt: issuedAt + 60 })],
    ['of a cadre who does not exist', voiceToken(ring, { ...link, cadreId: 'c-nobody' })],
  ])('%s', (_, of) => goneAlike(of))

  test.each([
    ['of the org’s month', { month: '2026-05' }],
    ['of all months', {}],
    ['of the cadre', { cadreIds: ['c-wang'] }],
    ['of the youth', { month: '2026-05', youthIds: ['y-1'] }],
  ])('revoked: %s', async (_, body) => {
    await call(links, revokeVoiceLinks, { params: { orgId: 'ls' }, body, claims: assessor })
    await goneAlike(token)
  })

  test('a revocation of another month, youth or org leaves it, and so does issuing anew', async () => {
    for (const body of [{ month: '2026-04' }, { youthIds: ['y-2'] }, { cadreIds: ['c-zhao'] }])
      await call(links, revokeVoiceLinks, { params: { orgId: 'ls' }, body, claims: assessor })
    expect((await visit('GET', token)).status).toBe(200)
    await call(links, revokeVoiceLinks, { params: { orgId: 'ls' }, body: {}, claims: assessor })
    const anew = voiceToken(ring, { ...link, issuedAt: Date.parse('2026-05-24T09:00:01Z') / 1000 })
    expect((await visit('GET', anew)).status).toBe(200)
  })
})
