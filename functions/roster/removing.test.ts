import { beforeEach, describe, expect, test, vi } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import { rosterExamples } from '../../events/roster.ts'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { type Key, resultKeys } from '../../shared/aws/keys.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { call, claimsOf, type Sent } from '../../shared/http/testing.ts'
import { ledgerOn } from '../../shared/repositories/ledger.ts'
import { rosterOn } from '../../shared/repositories/roster/open.ts'
import type { Roster } from '../../shared/repositories/roster/roster.ts'
import { rosterDependencies } from '../../shared/repositories/roster/testing/dependencies.ts'
import { admin, linkTo, populate, township, wang } from '../../shared/repositories/roster/testing/examples.ts'
import { tracesOn } from '../../shared/repositories/traces.ts'
import { deleteBase, mergeBase, putBase } from './bases/endpoints.ts'
import { deleteCadre, putCadre } from './cadres/endpoints.ts'
import { build } from './handler.ts'
import { deleteOrg, putOrg } from './orgs/endpoints.ts'

const january = admin('2026-01-01')
const { base } = rosterExamples
const double = { ...base, name: '红星社区团支部（重复）' }

let roster: Roster
let tables: Record<'ledger' | 'results' | 'views', ReturnType<typeof memoryItems>>
let ask: (endpoint: Endpoint, params: Record<string, string>, sent?: Partial<Sent>) => ReturnType<typeof call>

/** Today is 20 May 2026. */
beforeEach(async () => {
  roster = rosterOn(memoryItems())
  await populate(roster)
  tables = { ledger: memoryItems(), results: memoryItems(), views: memoryItems() }
  const now = () => new Date('2026-05-20T09:00:00+08:00')
  const handler = build({}, { ...rosterDependencies(roster, now), traces: tracesOn(tables, now) })
  ask = (endpoint, params, sent = {}) =>
    call(handler, endpoint, { params, claims: claimsOf('orgAdmin', 'ls'), ...sent })
})

const inUse = (...errors: [path: string, message: string][]) => ({
  status: 409,
  body: { code: 'in_use', errors: errors.map(([path, message]) => ({ path, message, code: 'conflict' })) },
})
const gone = { status: 204 }

describe('a base', () => {
  test('that nothing refers to goes, and may come back', async () => {
    await ask(putBase, { baseId: 'b-x' }, { body: base })
    expect(await ask(deleteBase, { baseId: 'b-x' })).toMatchObject(gone)
    expect(await ask(deleteBase, { baseId: 'b-x' })).toMatchObject({ status: 404 })
    expect(await ask(putBase, { baseId: 'b-x' }, { body: base })).toMatchObject({ status: 201 })
    expect(
      await ask(
        putCadre,
        { cadreId: 'c-x' },
        { body: { ...wang, bases: [{ ...wang.bases[0], baseId: 'b-x' }] } },
      ),
    ).toMatchObject({ status: 201 })
    const changes = await roster.listAuditEvents({ base: 'b-x' })
    expect(changes.map(({ n, change }) => [n, change])).toEqual([
      [1, 'created'],
      [2, 'removed'],
      [3, 'created'],
    ])
  })

  test('that is assigned, or was, or through which somebody is linked stays', async () => {
    await roster.putLink('c-wang', linkTo('y-1', '2026-01-01', '2026-02-01'), january)
    expect(await ask(deleteBase, { baseId: 'b-hongxing' })).toMatchObject(
      inUse(['cadres', 'used by c-wang'], ['links', 'used by c-wang']),
    )
  })

  test('that was assigned by a slip goes once the slip is mended', async () => {
    await roster.putBase('b-x', double, january)
    const slip = {
      ...wang,
      bases: [...wang.bases, { baseId: 'b-x', plannedOn: '2026-06-01', since: '2026-05-20' }],
    }
    await ask(putCadre, { cadreId: 'c-wang' }, { body: slip })
    expect((await ask(deleteBase, { baseId: 'b-x' })).status).toBe(409)
    await ask(putCadre, { cadreId: 'c-wang' }, { body: wang })
    expect(await ask(deleteBase, { baseId: 'b-x' })).toMatchObject(gone)
  })

  test('that goes while somebody begins to use it leaves no link behind', async () => {
    await roster.putBase('b-x', double, january)
    const link = { ...linkTo('y-1'), baseId: 'b-x' }
    const [removed, placed] = await Promise.allSettled([
      roster.removeBase('b-x', january),
      roster.putLink('c-wang', link, january),
    ])
    const [base, cadre] = [await roster.readBase('b-x'), await roster.readCadreWithLinks('c-wang')]
    expect(removed.status === 'fulfilled').toBe(base === undefined)
    expect(placed.status === 'fulfilled').toBe(cadre?.links.length === 1)
    expect(removed.status).not.toBe(placed.status)
  })

  test('out of scope looks like one that is not there', async () => {
    const unknown = await ask(deleteBase, { baseId: 'b-nobody' })
    const township = { claims: claimsOf('orgAdmin', 'ls-zhuma') }
    expect(await ask(deleteBase, { baseId: 'b-hongxing' }, township)).toEqual(unknown)
    expect(
      (await ask(deleteBase, { baseId: 'b-hongxing' }, { claims: claimsOf('cadre', 'c-wang') })).status,
    ).toBe(403)
  })
})

describe('a cadre', () => {
  beforeEach(() => ask(putCadre, { cadreId: 'c-slip' }, { body: { ...wang, bases: [] } }))

  test('of whom nothing is known goes, and may come back', async () => {
    expect(await ask(deleteCadre, { cadreId: 'c-slip' })).toMatchObject(gone)
    expect(await roster.readProfile('c-slip')).toBeUndefined()
    expect((await Array.fromAsync(roster.listMembers('ls'))).map(({ cadreId }) => cadreId)).toEqual([
      'c-wang',
    ])
    expect(await ask(deleteCadre, { cadreId: 'c-slip' })).toMatchObject({ status: 404 })
    expect(await ask(putCadre, { cadreId: 'c-slip' }, { body: wang })).toMatchObject({ status: 201 })
  })

  test('who has links stays', async () => {
    await roster.putLink('c-slip', linkTo('y-1'), january)
    expect(await ask(deleteCadre, { cadreId: 'c-slip' })).toMatchObject(inUse(['links', 'used by y-1']))
  })

  test.each<[string, 'results' | 'views', Key]>([
    ['events', 'views', { pk: 'CADRE#c-slip', sk: 'FACTS#2019-01' }],
    ['results', 'results', resultKeys.revision('c-slip', '2026-04', 1)],
  ])('who has %s stays', async (kind, table, key) => {
    await tables[table].put({ ...key, value: null })
    expect(await ask(deleteCadre, { cadreId: 'c-slip' })).toMatchObject(inUse([kind, `there are ${kind}`]))
  })

  test('of whom something was recorded a moment ago stays', async () => {
    const event = {
      ...contactExample,
      cadreId: 'c-slip',
      recordedAt: '2026-05-20T01:00:00Z',
      recordedBy: 'u',
    }
    await ledgerOn(tables.ledger).appendEvent('2026-05', event)
    expect(await ask(deleteCadre, { cadreId: 'c-slip' })).toMatchObject(inUse(['events', 'there are events']))
  })

  test('does not take itself away', async () => {
    const claims = { ...claimsOf('orgAdmin', 'ls'), cadreId: 'c-slip' }
    expect(await ask(deleteCadre, { cadreId: 'c-slip' }, { claims })).toMatchObject({ status: 403 })
  })
})

describe('an org', () => {
  test('that nothing refers to goes, and is no child any more', async () => {
    expect(await ask(deleteOrg, { orgId: 'ls-zhuma' })).toMatchObject(gone)
    expect(await roster.listChildren('ls', '2026-05-20')).toEqual([])
    expect(await ask(putOrg, { orgId: 'ls-zhuma' }, { body: township })).toMatchObject({ status: 201 })
    expect(await roster.listChildren('ls', '2026-05-20')).toEqual(['ls-zhuma'])
  })

  test('with orgs, cadres or bases stays', async () => {
    expect(await ask(deleteOrg, { orgId: 'ls' })).toMatchObject(
      inUse(['orgs', 'used by ls-zhuma'], ['cadres', 'used by c-wang'], ['bases', 'used by b-hongxing']),
    )
  })

  test('for which somebody signed stays', async () => {
    await tables.results.put({ ...resultKeys.signOff('ls-zhuma', '2026-04', 'd'), value: null })
    expect(await ask(deleteOrg, { orgId: 'ls-zhuma' })).toMatchObject(
      inUse(['signOffs', 'there are signOffs']),
    )
  })

  test('out of scope looks like one that is not there', async () => {
    expect(await ask(deleteOrg, { orgId: 'ha' })).toMatchObject({ status: 404 })
  })
})

describe('a base made twice', () => {
  const merge = (into: string, baseId = 'b-2', sent: Partial<Sent> = {}) =>
    ask(mergeBase, { baseId }, { body: { into }, ...sent })
  const links = async (cadreId: string) =>
    (await roster.readCadreWithLinks(cadreId))?.links.map(({ youthId, baseId, until }) => [
      youthId,
      baseId,
      until,
    ])
  const basesOf = async (orgId: string) =>
    (await Array.fromAsync(roster.listBasesOfOrg(orgId))).map(({ baseId }) => baseId)

  beforeEach(async () => {
    await roster.putBase('b-2', double, january)
    const bases = [{ baseId: 'b-2', plannedOn: '2026-01-05', since: '2026-01-01' }]
    await roster.putCadre('c-li', { ...wang, mobile: '13800000002', bases }, january)
    for (const link of [linkTo('y-1'), linkTo('y-2', '2026-01-01', '2026-03-01')])
      await roster.putLink('c-li', { ...link, baseId: 'b-2' }, january)
  })

  test('goes over with its links and assignments, and stands in no list', async () => {
    expect(await merge('b-hongxing')).toEqual({
      status: 200,
      body: { baseId: 'b-2', into: 'b-hongxing', cadres: 1, links: 2 },
    })
    expect(await links('c-li')).toEqual([
      ['y-1', 'b-hongxing', undefined],
      ['y-2', 'b-hongxing', '2026-03-01'],
    ])
    const history = (await roster.readProfile('c-li'))?.history
    // What was assigned until today still is: visits there counted.
    expect(history?.[0]?.bases).toMatchObject([{ baseId: 'b-2', since: '2026-01-01' }])
    expect(history?.[1]).toMatchObject({
      effectiveFrom: '2026-05-20',
      bases: [
        { baseId: 'b-2', since: '2026-01-01', until: '2026-05-20' },
        { baseId: 'b-hongxing', since: '2026-05-20' },
      ],
    })
    expect(await basesOf('ls')).toEqual(['b-hongxing'])
    expect(await roster.readBase('b-2')).toEqual(double)
    expect((await roster.listAuditEvents({ base: 'b-2' })).at(-1)).toMatchObject({
      by: 'u-orgAdmin',
      after: { mergedInto: 'b-hongxing' },
    })
  })

  test('is used by nobody new, and merged again nothing more happens', async () => {
    await merge('b-hongxing')
    await expect(
      roster.putLink('c-wang', { ...linkTo('y-3'), baseId: 'b-2' }, january),
    ).rejects.toMatchObject({
      code: 'unknown_base',
    })
    expect(await merge('b-hongxing')).toMatchObject({ status: 200, body: { cadres: 0, links: 0 } })
  })

  test('stands in no list though the process died before anybody went over; sent again all go', async () => {
    const dying = vi.spyOn(roster, 'changeCadre').mockRejectedValue(new Error('dead'))
    expect(await merge('b-hongxing')).toMatchObject({ status: 500 })
    dying.mockRestore()
    expect(await basesOf('ls')).toEqual(['b-hongxing'])
    expect(await merge('b-hongxing')).toMatchObject({ status: 200, body: { cadres: 1, links: 2 } })
    const merged = (await roster.listAuditEvents({ base: 'b-2' })).map(({ change }) => change)
    expect(merged).toEqual(['created', 'replaced'])
  })

  test('that is put once more stands in the list, and may be used again', async () => {
    await merge('b-hongxing')
    expect(
      await ask(putBase, { baseId: 'b-2' }, { body: { ...double, name: '红旗村团支部' } }),
    ).toMatchObject({
      status: 200,
    })
    expect(await basesOf('ls')).toEqual(['b-2', 'b-hongxing'])
    expect(await roster.putLink('c-wang', { ...linkTo('y-3'), baseId: 'b-2' }, january)).toBe('created')
  })

  test.each<[string, string, number, string]>([
    ['itself', 'b-2', 400, 'invalid_request'],
    ['none', 'b-nobody', 400, 'unknown_base'],
    ['one of another kind', 'b-association', 409, 'kind_differs'],
  ])('does not go into %s', async (_, into, status, code) => {
    await roster.putBase('b-association', { ...base, kind: 'association' }, january)
    expect(await merge(into)).toMatchObject({ status, body: { code, errors: [{ path: 'into' }] } })
    expect((await links('c-li'))?.map(([, baseId]) => baseId)).toEqual(['b-2', 'b-2'])
  })

  test('stays where somebody out of scope uses it', async () => {
    await roster.putCadre('c-ha', { ...wang, orgId: 'ha', mobile: '13800000003', bases: [] }, january)
    await roster.putLink('c-ha', { ...linkTo('y-9'), baseId: 'b-2' }, january)
    expect(await merge('b-hongxing')).toMatchObject({ status: 409, body: { code: 'in_use' } })
    const ofCity = { claims: claimsOf('orgAdmin', 'ha') }
    expect(await merge('b-hongxing', 'b-2', ofCity)).toMatchObject({
      status: 200,
      body: { cadres: 2, links: 3 },
    })
  })

  test('out of scope looks like one that is not there', async () => {
    expect(await merge('b-hongxing', 'b-nobody')).toMatchObject({ status: 404 })
    const township = { claims: claimsOf('orgAdmin', 'ls-zhuma') }
    expect(await merge('b-hongxing', 'b-2', township)).toMatchObject({ status: 404 })
  })
})
