import { beforeEach, describe, expect, test, vi } from 'vitest'
import { assessCadre } from '../../shared/assessing/assess-cadre.ts'
import { beginningWith, wholePartition } from '../../shared/aws/items/items.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { erasuresOn } from '../../shared/repositories/erasures.ts'
import { lakeMarksOn } from '../../shared/repositories/lake-marks.ts'
import { minorsOn } from '../../shared/repositories/minors.ts'
import { recordedOn } from '../../shared/repositories/recorded.ts'
import { cadreErasureOn } from '../../shared/repositories/roster/erasing.ts'
import { admin } from '../../shared/repositories/roster/testing/examples.ts'
import { voiceOn } from '../../shared/repositories/voice.ts'
import { hourlyClosing } from '../assess/declaration.ts'
import { type County, county, eventId, li } from '../assess/testing/county.ts'
import { recordDemand, recordDemandStep, recordFeedback } from '../record/endpoints.ts'
import { eraseCadre, eraseYouth, getCadrePersonal, getYouthPersonal, listErasures } from './endpoints.ts'
import { build } from './handler.ts'

const root = claimsOf('assessor', 'ha')
const body = { id: eventId(90), reason: '本人申请' }
const feedbackOf = (n: number, youthId: string) => ({
  id: eventId(n),
  cadreId: 'c-li',
  occurredAt: '2026-05-20T12:00:00+08:00',
  youthId,
  score: 5,
  source: 'app',
  comment: '李老师很热心',
  demand: { category: 'difficulty', text: '租房押金难以退还' },
})

let town: County
/** What the endpoints work with, so that a test can have a call die. */
let dying: Parameters<typeof build>[1]
let ask: (
  endpoint: Parameters<typeof call>[1],
  params: Record<string, string>,
  sent?: Partial<Parameters<typeof call>[2]>,
) => ReturnType<typeof call>

/** May is provisional, with a voice and a demand of `y-0` in it; it is 1 June. */
beforeEach(async () => {
  town = await county()
  const claims = claimsOf('collector', 'ha')
  town.at('2026-05-20T13:00:00')
  for (const [n, youthId] of [
    [20, 'y-0'],
    [21, 'y-1'],
  ] as const)
    expect((await town.ask(recordFeedback, { body: feedbackOf(n, youthId), claims })).status).toBe(201)
  await town.fire(hourlyClosing, '2026-05-31T18:00:00.000Z')
  const deps = {
    ...town,
    recorded: recordedOn(town.tables, town.now),
    cadreErasure: cadreErasureOn(town.tables.roster),
    erasures: erasuresOn(town.tables.roster),
    minors: minorsOn(town.tables.voice),
    voice: voiceOn(town.tables.voice),
    marks: lakeMarksOn(town.tables.views),
  }
  dying = deps
  const handler = build({}, deps)
  ask = async (endpoint, params, sent = {}) => {
    const answer = await call(handler, endpoint, { params, claims: root, ...sent })
    await town.settle()
    return answer
  }
})

const erase = (youthId: string, sent: object = {}) => ask(eraseYouth, { youthId }, { body, ...sent })
const ledgerOf = async () =>
  Array.fromAsync(town.tables.ledger.query(wholePartition('c-li#2026-05')), ({ sk, value }) => ({
    sk,
    ...Object(value),
  }))
const revisions = () => town.assessments.readRevisionsBetween('c-li', '2026-05', '2026-05')
const assessMay = () => assessCadre(town, 'c-li', '2026-05', '2026-05-31', 'provisional')

describe('of a youth', () => {
  test('the texts go, the links end, and the proof says how many', async () => {
    const { status, body: proof } = await erase('y-0')
    expect([status, proof]).toEqual([
      200,
      {
        ...body,
        kind: 'youth',
        subject: expect.stringMatching(/^[0-9a-f]{64}$/),
        state: 'done',
        by: 'u-assessor',
        at: '2026-05-31T18:00:00.000Z',
        links: 1,
        events: 1,
        changes: 0,
      },
    ])
    const [own, other] = (await ledgerOf()).filter(({ type }) => type === 'feedback')
    expect(own).toMatchObject({ youthId: 'y-0', score: 5, demand: { text: '（已删除）' } })
    expect(own).not.toHaveProperty('comment')
    expect(other).toMatchObject({ comment: '李老师很热心', demand: { text: '租房押金难以退还' } })
    const links = (await town.roster.readCadreWithLinks('c-li'))?.links ?? []
    expect(links.filter(({ until }) => until === '2026-06-01').map(({ youthId }) => youthId)).toEqual(['y-0'])
  })

  test('a link that somebody ends at that moment ends when that one says', async () => {
    const ofYouth = async () =>
      (await town.roster.readCadreWithLinks('c-li'))?.links.find(({ youthId }) => youthId === 'y-0')
    const link = await ofYouth()
    if (!link) throw new Error('there is no link')
    const { putErasure } = dying.erasures
    vi.spyOn(dying.erasures, 'putErasure').mockImplementationOnce(async (...erasure) => {
      await town.roster.putLink('c-li', { ...link, until: '2026-05-01' }, admin('2026-06-01'))
      return putErasure(...erasure)
    })
    expect((await erase('y-0')).body).toMatchObject({ state: 'done', links: 1 })
    expect(await ofYouth()).toEqual({ ...link, until: '2026-05-01' })
  })

  test('what it says by its link at that moment goes, too', async () => {
    const { addRevocation } = dying.voice
    const claims = claimsOf('collector', 'ha')
    vi.spyOn(dying.voice, 'addRevocation').mockImplementationOnce(async revocation => {
      expect((await town.ask(recordFeedback, { body: feedbackOf(22, 'y-0'), claims })).status).toBe(201)
      return addRevocation(revocation)
    })
    expect((await erase('y-0')).body).toMatchObject({ state: 'done' })
    const said = (await ledgerOf()).filter(({ youthId }) => youthId === 'y-0')
    expect(said.map(({ demand: { text }, comment }) => [text, comment])).toEqual([
      ['（已删除）', undefined],
      ['（已删除）', undefined],
    ])
  })

  test('no result changes, nor comes to anything else', async () => {
    const before = await revisions()
    await erase('y-0')
    await assessMay()
    expect(before).toHaveLength(1)
    expect(await revisions()).toEqual(before)
  })

  test('the same again is the same; another reason is another erasure', async () => {
    const first = await erase('y-0')
    expect(await erase('y-0')).toEqual(first)
    const other = await erase('y-0', { body: { ...body, reason: '别的' } })
    expect(other).toMatchObject({ status: 409, body: { code: 'id_reused' } })
    const again = await erase('y-0', { body: { ...body, id: eventId(91) } })
    expect(again).toMatchObject({ status: 200, body: { links: 0, events: 0 } })
  })

  test('one that died after the texts went is seen, and sent again it says how many', async () => {
    vi.spyOn(dying.marks, 'mark').mockRejectedValueOnce(new Error('crashed'))
    expect((await erase('y-0')).status).toBe(500)
    expect((await ask(listErasures, {})).body.items).toMatchObject([{ id: body.id, state: 'running' }])
    expect((await erase('y-0')).body).toMatchObject({ state: 'done', links: 1, events: 1 })
  })

  test('one of a youth of whom only its age was known, which died after that went, is proven', async () => {
    const minors = minorsOn(town.tables.voice)
    await minors.putMinor('ls', { youthId: 'y-small', by: 'u', at: '2026-01-01T00:00:00.000Z' })
    vi.spyOn(dying.marks, 'mark').mockRejectedValueOnce(new Error('crashed'))
    expect((await erase('y-small')).status).toBe(500)
    expect(await minors.readMinor('ls', 'y-small')).toBeUndefined()
    expect(await erase('y-small')).toMatchObject({ status: 200, body: { state: 'done' } })
  })

  test('its own link and its guardian’s consent end', async () => {
    const minors = minorsOn(town.tables.voice)
    const said = { youthId: 'y-0', consentOn: '2026-01-01', by: 'u', at: '2026-01-01T00:00:00.000Z' }
    await minors.putMinor('ls', said)
    await erase('y-0')
    expect(await minors.readMinor('ls', 'y-0')).toBeUndefined()
    const link = { orgIds: ['ls', 'ha'], month: '2026-05', cadreId: 'c-li', youthId: 'y-0' }
    expect(await voiceOn(town.tables.voice).readRevokedUntil(link)).toBe(1_780_250_400)
  })

  test('whom nobody knows there is nothing to erase of', async () => {
    expect((await erase('y-nobody')).status).toBe(404)
  })

  test('its export holds what is kept, and nothing of others', async () => {
    await town.ask(recordDemand, {
      body: {
        id: eventId(30),
        cadreId: 'c-li',
        occurredAt: '2026-05-31T12:00:00+08:00',
        youthId: 'y-0',
        category: 'suggestion',
        text: '多办活动',
      },
      claims: claimsOf('orgAdmin', 'ls'),
    })
    await town.ask(recordDemandStep, {
      params: { demandId: eventId(30) },
      body: {
        id: eventId(31),
        cadreId: 'c-li',
        occurredAt: '2026-06-01T01:00:00+08:00',
        step: 'respond',
        text: '六月安排',
      },
      claims: claimsOf('orgAdmin', 'ls'),
    })
    const { status, body: told } = await ask(getYouthPersonal, { youthId: 'y-0' })
    expect(status).toBe(200)
    const keys = told.items.map(({ kind, key }: { kind: string; key: string }) => `${kind} ${key}`)
    expect(keys).toEqual([
      'link c-li 2026-01-01',
      `event ${eventId(1)}`,
      `event ${eventId(20)}`,
      `event ${eventId(30)}`,
      `event ${eventId(31)}`,
    ])
    expect(told).not.toHaveProperty('nextCursor')
    expect(JSON.stringify(told)).not.toContain('y-1')
  })

  test.each([
    ['orgAdmin below the root', 403, claimsOf('orgAdmin', 'ls')],
    ['analyst', 403, claimsOf('analyst', 'ha')],
    ['cadre', 403, claimsOf('cadre', 'c-li')],
    ['who is a cadre besides', 403, { ...root, cadreId: 'c-wang' }],
  ])('%s gets %i of neither', async (_, status, claims) => {
    expect((await erase('y-0', { claims })).status).toBe(status)
    expect((await ask(getYouthPersonal, { youthId: 'y-0' }, { claims })).status).toBe(status)
  })
})

describe('of a cadre', () => {
  const leave = () => town.roster.putCadre('c-li', { ...li, serviceUntil: '2026-06-01' }, admin('2026-06-01'))
  const eraseLi = (sent: object = {}) => ask(eraseCadre, { cadreId: 'c-li' }, { body, ...sent })
  const kept = async () => {
    const { roster } = town.tables
    const own = await Array.fromAsync(roster.query(wholePartition('CADRE#c-li')))
    const phones = await Array.fromAsync(roster.query(beginningWith(`MOBILE#${li.mobile}`, 'CADRE#c-li')))
    return JSON.stringify([own, phones])
  }

  test('nothing is erased while it serves', async () => {
    expect(await eraseLi()).toMatchObject({ status: 409, body: { code: 'in_service' } })
    expect(await kept()).toContain('李华')
  })

  test('name, phone, post and accounts are gone, also from the audit', async () => {
    await leave()
    const { status, body: proof } = await eraseLi()
    expect([status, proof.state, proof.changes]).toEqual([200, 'done', 2])
    expect(await eraseLi()).toEqual({ status, body: proof })
    const left = await kept()
    for (const said of ['李华', li.mobile, li.post]) expect(left).not.toContain(said)
    expect(await town.roster.listCadresOfMobile(li.mobile)).not.toContain('c-li')
  })

  test('one that died before its end is seen, and sent again it says how many', async () => {
    await leave()
    vi.spyOn(dying.erasures, 'putErasure').mockRejectedValueOnce(new Error('crashed'))
    expect((await eraseLi()).status).toBe(500)
    expect((await ask(listErasures, {})).body.items).toMatchObject([{ state: 'running', changes: 2 }])
    expect((await eraseLi()).body).toMatchObject({ state: 'done', changes: 2 })
  })

  test('no result changes, nor comes to anything else', async () => {
    await leave()
    await town.settle()
    const before = await revisions()
    await eraseLi()
    await assessMay()
    expect(await revisions()).toEqual(before)
  })

  test('its export holds all but what youths said', async () => {
    const params = { cadreId: 'c-li' }
    const { status, body: told } = await ask(getCadrePersonal, params, { query: { limit: '500' } })
    expect(status).toBe(200)
    const counted = Object.entries(Object.groupBy(told.items, ({ kind }: { kind: string }) => kind)).map(
      ([kind, items]) => [kind, items?.length],
    )
    expect(counted).toEqual([
      ['profile', 1],
      ['link', 10],
      ['change', 11],
      ['event', 7],
    ])
    expect(JSON.stringify(told)).not.toContain('热心')
    const first = await ask(getCadrePersonal, params, { query: { limit: '1' } })
    const rest = await ask(getCadrePersonal, params, {
      query: { limit: '500', cursor: first.body.nextCursor },
    })
    expect([...first.body.items, ...rest.body.items]).toEqual(told.items)
  })

  test.each([
    ['an admin beside', 404, claimsOf('orgAdmin', 'xx')],
    ['a collector', 403, claimsOf('collector', 'ha')],
    ['itself', 403, claimsOf('cadre', 'c-li')],
    ['itself as an admin', 403, { ...root, cadreId: 'c-li' }],
  ])('%s gets %i of neither', async (_, status, claims) => {
    await leave()
    expect((await eraseLi({ claims })).status).toBe(status)
    expect((await ask(getCadrePersonal, { cadreId: 'c-li' }, { claims })).status).toBe(status)
  })
})

test.each(['13800000001本人申请', '320826200801010009'])(
  'a reason with a number of somebody is none: %s',
  async reason => {
    const refused = { status: 400, body: { errors: [{ path: 'reason' }] } }
    expect(await erase('y-0', { body: { ...body, reason } })).toMatchObject(refused)
  },
)

test('the root lists the proofs, which name nobody', async () => {
  const { body: proof } = await erase('y-0')
  expect(await ask(listErasures, {})).toEqual({ status: 200, body: { items: [proof] } })
  expect(JSON.stringify(proof)).not.toContain('y-0')
  for (const claims of [claimsOf('assessor', 'ls'), { ...root, cadreId: 'c-li' }])
    expect((await ask(listErasures, {}, { claims })).status).toBe(403)
})
