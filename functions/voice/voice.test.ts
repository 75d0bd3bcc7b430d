import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { emptyFacts } from '../../shared/domain/ledger/facts.ts'
import { fingerprint } from '../../shared/domain/ledger/fingerprint.ts'
import { monthBounds } from '../../shared/domain/ledger/month-bounds.ts'
import { call, claimsOf, download } from '../../shared/http/testing.ts'
import { type CallBacks, callBacksOn } from '../../shared/repositories/call-backs.ts'
import { type Complaints, complaintsOn, mostOpen } from '../../shared/repositories/complaints.ts'
import { type Minors, minorsOn } from '../../shared/repositories/minors.ts'
import { admin, linkTo } from '../../shared/repositories/roster/testing/examples.ts'
import { type Voice, voiceOn } from '../../shared/repositories/voice.ts'
import { type VoiceResponses, voiceResponsesOn } from '../../shared/repositories/voice-responses.ts'
import { readSpreadsheet } from '../../shared/spreadsheet/read/spreadsheet.ts'
import { paperFaults } from '../../shared/spreadsheet/testing/pages.ts'
import { voiceToken } from '../../shared/voice/token.ts'
import { type ProjectedWorld, projectedWorld } from '../record/testing/projected.ts'
import {
  getVoiceLinks,
  getVoiceLinksSheet,
  issueVoiceLinks,
  revokeVoiceLinks,
} from '../voice-links/batches/endpoints.ts'
import { getCallBacks } from '../voice-links/call-backs/endpoints.ts'
import { build as buildLinks } from '../voice-links/handler.ts'
import { getMinor, putMinor } from '../voice-links/minors/endpoints.ts'
import { build } from './handler.ts'
import { gonePage, tooFastPage } from './page.ts'

const ring = { current: '1', keys: { '1': 'k'.repeat(64) } }
const assessor = claimsOf('assessor', 'ls')

let world: ProjectedWorld
let voice: Voice
let callBacks: CallBacks
let complaints: Complaints
let minors: Minors
let responses: VoiceResponses
let page: ReturnType<typeof build>
let links: ReturnType<typeof buildLinks>

beforeEach(async () => {
  world = await projectedWorld()
  const items = memoryItems()
  voice = voiceOn(items)
  callBacks = callBacksOn(items)
  complaints = complaintsOn(items)
  for (const youthId of ['y-1', 'y-2'])
    await world.roster.putLink('c-wang', linkTo(youthId), admin('2026-01-01'))
  await world.roster.putLink('c-zhao', linkTo('y-3'), admin('2026-01-01'))
  responses = voiceResponsesOn(items, world.roster.readOrgPath)
  minors = minorsOn(items)
  const deps = { ...world, voice, callBacks, complaints, responses, minors, ring: async () => ring }
  page = build(deps)
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
    expect(paperFaults(bytes, [sheet?.name ?? ''])).toEqual([])
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
      body: { code: 'month_not_begun', errors: [{ path: 'month' }] },
    })
    expect(await issue({ month: '1969-12' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path: 'month', code: 'too_small' }] },
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

  test('changes its mind on the very page: the later rating stands, and the demand is raised once', async () => {
    const demand = { demandCategory: 'difficulty', demandText: '入托难' }
    await visit('POST', token, { nonce, score: '4', ...demand })
    world.instant = '2026-05-24T09:05:00.000Z'
    for (const _ of [1, 2]) await visit('POST', token, { nonce, score: '2', ...demand })
    for (const _ of [1, 2]) await visit('POST', token, { nonce, score: '4', ...demand })
    const ratings = (await said()) as { score: number; demand?: object }[]
    expect(ratings.map(({ score, demand: raised }) => [score, raised !== undefined]).sort()).toEqual([
      [2, false],
      [4, false],
      [4, true],
    ])
  })

  test('sends others from the very page at once: none is lost, and the demand is raised once', async () => {
    const demand = { demandCategory: 'difficulty', demandText: '入托难' }
    await visit('POST', token, { nonce, score: '4' })
    const scores = ['1', '2', '3']
    await Promise.all(scores.map(score => visit('POST', token, { nonce, score, ...demand })))
    const ratings = (await said()) as { score: number; demand?: object }[]
    expect(ratings.map(({ score }) => score).sort()).toEqual([1, 2, 3, 4])
    expect(ratings.filter(({ demand: raised }) => raised)).toHaveLength(1)
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

  test('keeps its demand, whoever uses its id for something of another youth later', async () => {
    await visit('POST', token, { nonce, score: '1', demandCategory: 'difficulty', demandText: '没有人管' })
    const [raised] = await world.ledger.readMonthEvents('c-wang', '2026-05', true)
    const decoy = {
      type: 'demand',
      id: raised?.id,
      cadreId: 'c-wang',
      occurredAt: '2026-06-02T10:00:00+08:00',
      recordedAt: '2026-06-02T10:00:01+08:00',
      recordedBy: 'u-wang',
      youthId: 'y-11',
      category: 'suggestion',
      text: '希望多搞活动',
    }
    await world.take(raised as never, decoy as never)
    world.instant = '2026-06-03T01:00:00.000Z'
    const { html } = await visit('GET', token)
    expect(html).toMatch(/没有人管.*5月24日提出/s)
    expect(html).not.toContain('希望多搞活动')
  })

  test('complains about the system, once, and nothing tells who it was', async () => {
    for (const _ of [1, 2])
      expect((await visit('POST', token, { nonce, complaint: '页面打不开' })).status).toBe(303)
    expect(await said()).toEqual([])
    expect(await complaints.listComplaints('ha')).toEqual([
      {
        complaintId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        text: '页面打不开',
        by: 'youth',
        role: 'youth',
        at: '2026-05-24T09:00:00.000Z',
      },
    ])
  })

  test('whose complaint is there already finds room for it, another one does not', async () => {
    const say = async (text: string) => (await visit('POST', token, { nonce, complaint: text })).status
    expect(await say('页面打不开')).toBe(303)
    const [taken] = await complaints.listComplaints('ha')
    for (let n = 1; n < mostOpen && taken; n++)
      await complaints.addComplaint('ha', { ...taken, complaintId: `k-${n}` })
    expect([await say('页面打不开'), await say('太慢')]).toEqual([303, 429])
  })

  test('whose complaint is too long is told so, and nothing counts', async () => {
    const { status, html } = await visit('POST', token, { nonce, score: '5', complaint: '长'.repeat(1001) })
    expect(status).toBe(400)
    expect(html).toContain('对系统的意见请不要超过1000字')
    expect(await said()).toEqual([])
    expect(await complaints.listComplaints('ha')).toEqual([])
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

  test('who opens the page far too often waits, too, before anything is looked up', async () => {
    for (let n = 0; n < 30; n++) expect((await visit('GET', token)).status).toBe(200)
    expect(await visit('GET', token)).toMatchObject({ status: 429, html: tooFastPage })
  })

  test('a school of three hundred behind one address opens, answers and reads its thanks within minutes', async () => {
    for (let n = 0; n < 300; n++) {
      const own = voiceToken(ring, { ...link, youthId: `y-${n}` })
      expect((await visit('GET', own)).status).toBe(200)
      expect((await visit('POST', own, { nonce, score: '5' })).status).toBe(303)
      expect((await visit('GET', own)).status).toBe(200)
    }
  })

  test('who tries out links from one address has to wait, and keeps nobody there from answering', async () => {
    for (let n = 0; n < 600; n++) expect((await visit('GET', `garbage-${n}`)).status).toBe(410)
    expect((await visit('GET', 'garbage-600')).status).toBe(429)
    expect((await visit('GET', token)).status).toBe(200)
  })

  test.each([
    ['a demand that the page does not show', { solved0: 'no' }],
    ['a call-back that the page does not ask', { met0: 'yes' }],
    ['a field that it does not have', { score: '5', admin: '1' }],
    ['a text of a megabyte', { score: '5', comment: '长'.repeat(350_000) }],
  ])('who answers %s is told so, and nothing counts', async (_, form) => {
    const { status, html } = await visit('POST', token, { nonce, ...form })
    expect(status).toBe(400)
    expect(html).toContain('表单有误')
    expect(await said()).toEqual([])
  })

  test('says that its demand is solved, and reads so; of that nothing else is kept', async () => {
    await visit('POST', token, { nonce, score: '4', demandCategory: 'difficulty', demandText: '入托难' })
    const [raised] = await world.ledger.readMonthEvents('c-wang', '2026-05', true)
    await world.take(raised as never)
    expect((await visit('POST', token, { nonce: 'B'.repeat(22), solved0: 'yes' })).status).toBe(303)
    expect(await voice.readSolved('c-wang', raised?.id as string)).toBe(true)
    expect((await visit('GET', token)).html).toContain('您上次的回答：已解决')
    expect(await said()).toHaveLength(1)
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

test('an admin who is a cadre revokes no links to itself, named or not', async () => {
  const claims = { ...assessor, cadreId: 'c-wang' }
  const revoke = async (body: object) =>
    (await call(links, revokeVoiceLinks, { params: { orgId: 'ls' }, body, claims })).status
  for (const body of [{}, { month: '2026-05' }, { youthIds: ['y-1'] }, { cadreIds: ['c-wang'] }])
    expect(await revoke(body)).toBe(403)
  expect((await visit('GET', token)).status).toBe(200)
  expect(await revoke({ cadreIds: ['c-zhao'] })).toBe(200)
})

describe('a sample of meetings', () => {
  const meeting = (n: number, cadreId: string, youthId: string): RecordedEvent => ({
    type: 'contact',
    id: `0197a2c4-5b00-7000-8000-${String(n).padStart(12, '0')}`,
    cadreId,
    occurredAt: '2026-05-12T10:00:00+08:00',
    recordedAt: '2026-05-12T10:01:00Z',
    recordedBy: 'u-wang',
    channel: 'phone',
    youthIds: [youthId],
    purpose: 'listen',
  })
  const read = async (claims: Record<string, string> = assessor, orgId = 'ls') =>
    (await call(links, getCallBacks, { params: { orgId }, query: { month: '2026-05' }, claims })).body

  beforeEach(async () => {
    await world.take(meeting(1, 'c-wang', 'y-1'), meeting(2, 'c-wang', 'y-2'), meeting(3, 'c-zhao', 'y-3'))
    await call(links, issueVoiceLinks, {
      params: { orgId: 'ls' },
      body: { month: '2026-05' },
      claims: assessor,
    })
  })

  test('is asked about on the page of the youth who was met, and the last answer stands', async () => {
    expect((await visit('GET', token)).html).toContain('5月12日，这位团干部是否联系过您？')
    for (const [n, met0] of ['yes', 'no'].entries())
      expect((await visit('POST', token, { nonce: String(n).repeat(22), met0 })).status).toBe(303)
    expect(await said()).toHaveLength(2)
    expect(await callBacks.listAnswers('ls', '2026-05')).toEqual([
      { cadreId: 'c-wang', eventId: meeting(1, '', '').id, answer: 'no' },
    ])
  })

  test('is told of an org once several cadres stand behind it, and never of one', async () => {
    await visit('POST', token, { nonce, met0: 'yes' })
    const nothing = { yes: 0, no: 0, unsure: 0, agreement: null, withheld: true }
    expect(await read()).toEqual({ orgId: 'ls', month: '2026-05', asked: 0, ...nothing })
    for (let n = 4; n < 8; n++)
      await callBacks.putAnswer('ls-zhuma', '2026-05', { cadreId: 'c-zhao', eventId: `e-${n}` }, 'yes')
    expect(await read()).toMatchObject({
      yes: 5,
      agreement: { rate: 1, low: 0.5655, high: 1 },
      withheld: false,
    })
    expect(await read(assessor, 'ls-zhuma')).toMatchObject(nothing)
  })
})

test('a batch tells how many of the youths have rated', async () => {
  const { body } = await call(links, issueVoiceLinks, {
    params: { orgId: 'ls' },
    body: { month: '2026-05' },
    claims: assessor,
  })
  expect(body.response).toEqual({ issued: 3, answered: 0, rate: 0 })
  const params = { orgId: 'ls', batchId: body.batchId }
  const of = async (claims: Record<string, string>) =>
    (await call(links, getVoiceLinks, { params, claims })).body.response
  for (const n of ['C', 'D']) await visit('POST', token, { nonce: n.repeat(22), score: '4' })
  expect(await of(assessor)).toEqual({ issued: 3, answered: 1, rate: 0.3333 })
  expect(await of({ ...assessor, cadreId: 'c-wang' })).toEqual({ issued: 1, answered: 0, rate: 0 })
})

test('who comes into a sheet that is fetched later counts as asked', async () => {
  const minor = { youthId: 'y-3', by: 'u', at: '2026-05-20T09:00:00.000Z' }
  await minors.putMinor('ls', minor)
  const body = { month: '2026-05' }
  const issued = await call(links, issueVoiceLinks, { params: { orgId: 'ls' }, body, claims: assessor })
  expect(issued.body).toMatchObject({ linksTotal: 2, withoutConsent: 1, response: { issued: 2 } })
  const params = { orgId: 'ls', batchId: issued.body.batchId }
  const asked = async () => {
    await download(links, getVoiceLinksSheet, { params, claims: assessor })
    return (await call(links, getVoiceLinks, { params, claims: assessor })).body.response
  }
  expect(await asked()).toEqual({ issued: 2, answered: 0, rate: 0 })
  await minors.putMinor('ls', { ...minor, consentOn: '2026-05-21' })
  expect(await asked()).toEqual({ issued: 3, answered: 0, rate: 0 })
})

test('a batch that died before it was kept asked nobody', async () => {
  const dying = vi.spyOn(voice, 'addBatch').mockRejectedValue(new Error('dead'))
  const body = { month: '2026-05' }
  const issued = await call(links, issueVoiceLinks, { params: { orgId: 'ls' }, body, claims: assessor })
  expect(issued.status).toBe(500)
  dying.mockRestore()
  expect(await responses.readResponses(['ls'], '2026-05')).toEqual(new Map())
})

test('whose form died after its rating was recorded has answered', async () => {
  vi.spyOn(complaints, 'addComplaint').mockRejectedValue(new Error('dead'))
  expect((await visit('POST', token, { nonce, score: '4', complaint: '页面打不开' })).status).toBe(503)
  expect(await said()).toMatchObject([{ type: 'feedback', score: 4 }])
  expect(await responses.readResponses(['ls'], '2026-05')).toEqual(
    new Map([['c-wang', { issued: 0, answered: 1 }]]),
  )
})

describe('a youth under 14', () => {
  const params = { orgId: 'ls', youthId: 'y-1' }
  const say = (body: object, claims: Record<string, string> = assessor) =>
    call(links, putMinor, { params, body, claims })
  const issued = async () => {
    const body = { month: '2026-05' }
    const batch = (await call(links, issueVoiceLinks, { params: { orgId: 'ls' }, body, claims: assessor }))
      .body
    return [batch.linksTotal, batch.withoutConsent]
  }

  test('gets a link only while a guardian consents', async () => {
    expect(await issued()).toEqual([3, 0])
    const { body } = await say({ minor: true })
    expect(body).toEqual({ youthId: 'y-1', minor: true, by: 'u-assessor', at: '2026-05-24T09:00:00.000Z' })
    expect(await issued()).toEqual([2, 1])
    await say({ minor: true, consentOn: '2026-05-20', reference: '同意书17' })
    expect(await issued()).toEqual([3, 0])
    expect((await call(links, getMinor, { params, claims: assessor })).body).toMatchObject({
      minor: true,
      consentOn: '2026-05-20',
    })
    await say({ minor: true })
    expect(await issued()).toEqual([2, 1])
    await say({ minor: false })
    expect(await issued()).toEqual([3, 0])
  })

  test.each([
    ['an admin of its own youth', { minor: true }, { ...assessor, cadreId: 'c-wang' }, 403],
    ['a collector', { minor: true }, claimsOf('collector', 'ls'), 403],
    ['an org beside', { minor: true }, claimsOf('assessor', 'xuyi'), 404],
    ['a phone as reference', { minor: true, reference: '13800000001' }, assessor, 400],
    ['a day that is none', { minor: true, consentOn: '2026-02-30' }, assessor, 400],
    ['a day to come', { minor: true, consentOn: '2026-05-25' }, assessor, 400],
  ])('is not said by %s', async (_, body, claims, status) => {
    expect((await say(body, claims)).status).toBe(status)
    expect(await issued()).toEqual([3, 0])
  })
})
