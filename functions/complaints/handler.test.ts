import { beforeEach, expect, test, vi } from 'vitest'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { type Complaints, complaintsOn, mostOpen } from '../../shared/repositories/complaints.ts'
import { recordingWorld } from '../record/testing/world.ts'
import { answerComplaint, complain, listComplaints } from './endpoints.ts'
import { build } from './handler.ts'

const id = '0197a2c4-5b00-7000-8000-000000000021'
const body = { id, text: '同一次走访要填两遍' }
const self = claimsOf('cadre', 'c-wang')
const root = claimsOf('assessor', 'ha')
const other = '0197a2c4-5b00-7000-8000-000000000022'
const filler = { text: '太慢', by: 'u-li', role: 'cadre', at: '2026-05-20T01:00:00.000Z' }
let complaints: Complaints
let handler: ReturnType<typeof build>

beforeEach(async () => {
  complaints = complaintsOn(memoryItems())
  handler = build({}, { ...(await recordingWorld()), complaints })
})

const send = (claims = self, sent: object = body) => call(handler, complain, { body: sent, claims })
const list = async (claims: Record<string, string>) =>
  (await call(handler, listComplaints, { claims })).body.items

test.each([claimsOf('cadre', 'c-wang'), claimsOf('collector', 'ls-zhuma'), claimsOf('analyst', 'ls')])(
  'whoever has a token may complain, once: %j',
  async claims => {
    const { status, body: taken } = await send(claims)
    expect([status, taken]).toEqual([
      201,
      { complaintId: id, text: body.text, role: claims.role, at: '2026-05-24T09:00:00.000Z' },
    ])
    expect(await send(claims)).toEqual({ status: 200, body: taken })
    expect(await send(claims, { ...body, text: '别的' })).toMatchObject({
      status: 409,
      body: { code: 'id_reused' },
    })
  },
)

test('the root org reads all and answers; others read their own, and nobody’s names', async () => {
  await send()
  expect(await list(root)).toMatchObject([{ complaintId: id, by: 'u-c-wang' }])
  expect(await list(claimsOf('orgAdmin', 'ls'))).toEqual([])
  const params = { complaintId: id }
  const answer = { text: '已取消重复填报' }
  expect((await call(handler, answerComplaint, { params, body: answer, claims: root })).status).toBe(200)
  expect(await list(self)).toMatchObject([{ complaintId: id, answer }])
  expect(JSON.stringify(await list(self))).not.toContain('u-assessor')
  const below = { params, body: answer, claims: claimsOf('orgAdmin', 'ls') }
  expect((await call(handler, answerComplaint, below)).status).toBe(403)
})

test('a complaint that is taken is answered again, also where no other has room', async () => {
  expect((await send()).status).toBe(201)
  for (let n = 1; n < mostOpen; n++) await complaints.addComplaint('ha', { ...filler, complaintId: `k-${n}` })
  expect(await send()).toMatchObject({ status: 200, body: { complaintId: id } })
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await send(self, { ...body, id: other })).toMatchObject({ status: 503, body: { code: 'throttled' } })
  await complaints.answerComplaint('ha', 'k-1', { text: '已修复', by: 'u', at: filler.at })
  expect((await send(self, { ...body, id: other })).status).toBe(201)
})
