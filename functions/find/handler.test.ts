import { beforeEach, describe, expect, test } from 'vitest'
import type { Cadre } from '../../events/index.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { call, claimsOf, type Sent } from '../../shared/http/testing.ts'
import { directoryOn } from '../../shared/repositories/roster/directory.ts'
import { registerCadre } from '../../shared/repositories/roster/registering.ts'
import { admin, county, populate, wang } from '../../shared/repositories/roster/testing/examples.ts'
import { memoryRegister, memoryRoster } from '../../shared/repositories/testing/memory.ts'
import { openInMemory } from '../../shared/repositories/testing/open.ts'
import { listCadres } from './cadres/endpoints.ts'
import { build } from './handler.ts'
import { listBases, listChildren } from './orgs/endpoints.ts'
import { opens } from './ports.ts'

const ofCity = claimsOf('orgAdmin', 'ha')
let get: (
  endpoint: Endpoint,
  orgId: string,
  query?: Record<string, string>,
  claims?: Sent['claims'],
) => ReturnType<typeof call>
let put: (cadreId: string, cadre: Partial<Cadre>) => Promise<void>

beforeEach(async () => {
  const [roster, register] = [memoryRoster(), memoryRegister()]
  await populate(roster)
  await roster.putOrg('hz', { ...county, name: '共青团洪泽区委' }, admin('2026-01-01'))
  for (const [id, name] of ['洪湖社区', '渔港社区', '洪泽湖志愿者协会'].entries())
    await roster.putBase(
      `b-${id}`,
      { name, kind: id === 2 ? 'association' : 'communityBranch', orgId: 'hz' },
      admin('2026-01-01'),
    )
  const now = () => new Date('2026-05-20T09:00:00+08:00')
  const handler = build(
    {},
    {
      ...openInMemory(opens, now),
      roster,
      weakRoster: roster,
      register,
      directory: directoryOn(roster, now),
    },
  )
  get = (endpoint, orgId, query = {}, claims = ofCity) =>
    call(handler, endpoint, { params: { orgId }, query, claims })
  put = async (cadreId, cadre) => {
    await roster.putCadre(cadreId, { ...wang, bases: [], ...cadre }, admin('2026-01-01'))
    await registerCadre({ roster, register }, cadreId)
  }
  await put('c-wang', {})
  await put('c-chen', { name: '陈静', orgId: 'ls-zhuma', category: 'partTime', mobile: '13800000002' })
  await put('c-zhao', { name: '赵敏', leaves: [{ since: '2026-05-01', until: '2026-06-01' }] })
  await put('c-left', { name: '钱伟', serviceUntil: '2026-05-01' })
})

const idsOf = ({ body }: { body: { items: { cadreId?: string; orgId: string; baseId?: string }[] } }) =>
  body.items.map(({ cadreId, orgId, baseId }) => cadreId ?? baseId ?? orgId)

describe('cadres', () => {
  test('are listed with names, by id', async () => {
    const { status, body } = await get(listCadres, 'ls', { below: 'true' })
    expect([status, idsOf({ body })]).toEqual([200, ['c-chen', 'c-wang', 'c-zhao']])
    expect(body.items[0]).toEqual({
      cadreId: 'c-chen',
      name: '陈静',
      orgId: 'ls-zhuma',
      orgName: '朱码街道团工委',
      post: '副书记',
      category: 'partTime',
      onDuty: true,
      serviceFrom: '2026-01-01',
    })
  })

  test.each([
    [{}, ['c-wang', 'c-zhao']],
    [{ below: 'true', category: 'partTime' }, ['c-chen']],
    [{ below: 'true', onDuty: 'true' }, ['c-chen', 'c-wang']],
    [{ below: 'true', onDuty: 'false' }, ['c-zhao']],
    [{ below: 'true', q: '静' }, ['c-chen']],
    [{ below: 'true', q: 'c-wang' }, ['c-wang']],
    [{ ended: 'true' }, ['c-left', 'c-wang', 'c-zhao']],
    [{ ended: 'true', q: '钱' }, ['c-left']],
  ])('asked %j are %j', async (query, expected) => {
    expect(idsOf(await get(listCadres, 'ls', query as unknown as Record<string, string>))).toEqual(expected)
  })

  test('come page by page, whoever comes or goes meanwhile', async () => {
    const { body } = await get(listCadres, 'ha', { below: 'true', limit: '1' })
    expect(idsOf({ body })).toEqual(['c-chen'])
    await put('c-wang', { serviceUntil: '2026-05-10' })
    await put('c-anna', { name: '安娜' })
    const rest = await get(listCadres, 'ha', { below: 'true', limit: '1', cursor: body.nextCursor })
    expect([idsOf(rest), rest.body.nextCursor]).toEqual([['c-zhao'], undefined])
  })

  test('are found by a whole phone number, by admins alone, within the org', async () => {
    const by = async (q: string, orgId = 'ls', claims = ofCity) =>
      idsOf(await get(listCadres, orgId, { q, below: 'true' }, claims))
    expect(await by('13800000002')).toEqual(['c-chen'])
    expect(await by('13800000002', 'hz')).toEqual([])
    expect(await by('1380000000')).toEqual([])
    expect(await by('13800000002', 'ls', claimsOf('collector', 'ha'))).toEqual([])
    expect(idsOf(await get(listCadres, 'ls', { q: '13800000002' }))).toEqual([])
  })

  test('are ids and names to a collector, and nothing to others', async () => {
    const { body } = await get(listCadres, 'ls-zhuma', {}, claimsOf('collector', 'ls'))
    expect(body.items).toEqual([
      { cadreId: 'c-chen', name: '陈静', orgId: 'ls-zhuma', orgName: '朱码街道团工委' },
    ])
    expect((await get(listCadres, 'ls', {}, claimsOf('analyst', 'ha'))).status).toBe(403)
    expect((await get(listCadres, 'ls', {}, claimsOf('cadre', 'c-wang'))).status).toBe(403)
    expect((await get(listCadres, 'ls', {}, claimsOf('orgAdmin', 'hz'))).status).toBe(404)
  })
})

describe('orgs', () => {
  test('are the children of one, with names', async () => {
    expect((await get(listChildren, 'ha')).body).toEqual({
      items: [
        { orgId: 'hz', name: '共青团洪泽区委', kind: 'countyCommittee', region: '涟水县' },
        { orgId: 'ls', name: '共青团涟水县委', kind: 'countyCommittee', region: '涟水县' },
      ],
    })
    expect(idsOf(await get(listChildren, 'ha', { q: '涟水' }))).toEqual(['ls'])
    expect(idsOf(await get(listChildren, 'ha', { kind: 'township' }))).toEqual([])
  })

  test('go on behind an id', async () => {
    const { body } = await get(listChildren, 'ha', { limit: '1' })
    expect(idsOf({ body })).toEqual(['hz'])
    const { body: rest } = await get(listChildren, 'ha', { limit: '1', cursor: body.nextCursor })
    expect([idsOf({ body: rest }), rest.nextCursor]).toEqual([['ls'], undefined])
  })
})

describe('bases', () => {
  test('are those of the org, with names', async () => {
    const { body } = await get(listBases, 'hz')
    expect(body.items[0]).toEqual({
      baseId: 'b-0',
      name: '洪湖社区',
      kind: 'communityBranch',
      orgId: 'hz',
      orgName: '共青团洪泽区委',
    })
    expect(idsOf({ body })).toEqual(['b-0', 'b-1', 'b-2'])
    expect(idsOf(await get(listBases, 'hz', { q: '社区', kind: 'communityBranch' }))).toEqual(['b-0', 'b-1'])
  })

  test('go on behind an id', async () => {
    const { body } = await get(listBases, 'hz', { limit: '2' })
    const { body: rest } = await get(listBases, 'hz', { limit: '2', cursor: body.nextCursor })
    expect([idsOf({ body: rest }), rest.nextCursor]).toEqual([['b-2'], undefined])
  })
})

test.each([
  [listCadres, { cursor: 'x' }, 'cursor'],
  [listChildren, { limit: '101' }, 'limit'],
  [listBases, { q: '' }, 'q'],
  [listCadres, { onDuty: 'yes' }, 'onDuty'],
] as const)('%# a bad query is refused, naming the field', async (endpoint, query, path) => {
  const { status, body } = await get(endpoint, 'hz', query)
  expect([status, body.errors[0].path]).toEqual([400, path])
})
