import { beforeEach, describe, expect, test } from 'vitest'
import { rosterExamples } from '../../events/roster.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { call, claimsOf, type Sent } from '../../shared/http/testing.ts'
import { admin, linkTo, township, wang } from '../../shared/repositories/roster/testing/examples.ts'
import { type CountedWorld, countedWorld } from '../../shared/repositories/testing/round-trips.ts'
import { putBase } from './bases/endpoints.ts'
import { putCadre } from './cadres/endpoints.ts'
import { handler } from './handler.ts'
import { putLink } from './links/endpoints.ts'
import { putOrg } from './orgs/endpoints.ts'

const county = claimsOf('orgAdmin', 'ls')
const january = admin('2026-01-01')

let world: CountedWorld
let opened: ReturnType<typeof handler.open>

/** The round trips of a change; the environment has answered before, so that it knows what lies above `ls`. */
async function tripsOf(endpoint: Endpoint, status: number, sent: Omit<Sent, 'claims'>, claims = county) {
  const unchanged = { params: { cadreId: 'c-wang' }, body: wang, claims: county }
  expect(await call(opened, putCadre, unchanged)).toMatchObject({ status: 200 })
  world.take()
  expect(await call(opened, endpoint, { ...sent, claims })).toMatchObject({ status })
  return world.take()
}

beforeEach(async () => {
  world = await countedWorld('2026-05-20T09:00:00+08:00')
  opened = handler.open(world.environment)
})

const line = 'ORG#ha/ORG, ORG#ls/ORG'
const base = 'BASE#b-hongxing/BASE, BASE#b-hongxing/USES'
const policy = ['query POLICY#ha/ …~']

describe('a link', () => {
  const { link } = rosterExamples
  const params = { cadreId: 'c-wang', youthId: 'y-0001' }
  const named = `get ${base}, CADRE#c-wang/PROFILE, ${line}, YOUTH#y-0001/CLAIMS`
  const known = ['keys CADRE#c-wang/LINK#', 'query CADRE#c-wang/LINK#y-0001#']

  test('is placed, and ended', async () => {
    const first = [[named], known, ['transact 5']]
    expect(await tripsOf(putLink, 201, { params, body: link })).toEqual(first)
    const trips = [[named], known, ['transact 4']]
    expect(await tripsOf(putLink, 200, { params, body: { ...link, until: '2026-05-20' } })).toEqual(trips)
  })

  test('to a youth whom another cadre has, too: the policy says whether that is one too many', async () => {
    await world.roster.putCadre('c-zhao', { ...wang, mobile: '13800000002' }, january)
    await world.roster.putLink('c-zhao', linkTo('y-0001'), january)
    const others = 'get CADRE#c-zhao/LINK#y-0001#2026-01-01'
    const trips = [[named], [others, ...known], ['transact 6'], policy]
    expect(await tripsOf(putLink, 201, { params, body: link })).toEqual(trips)
  })

  test('by an admin of above, and by the cadre itself, whose policy lets it', async () => {
    const above = claimsOf('orgAdmin', 'ha')
    const fromAbove = `get ${base}, CADRE#c-wang/PROFILE, ORG#ha/ORG, YOUTH#y-0001/CLAIMS`
    const trips = [[fromAbove], ['get ORG#ls/ORG'], known, ['transact 5']]
    expect(await tripsOf(putLink, 201, { params, body: link }, above)).toEqual(trips)

    const self = claimsOf('cadre', 'c-wang')
    const body = { ...link, since: '2026-05-20' }
    const read = `get ${base}, CADRE#c-wang/PROFILE, YOUTH#y-0002/CLAIMS`
    const own = ['keys CADRE#c-wang/LINK#', 'query CADRE#c-wang/LINK#y-0002#']
    expect(await tripsOf(putLink, 201, { params: { ...params, youthId: 'y-0002' }, body }, self)).toEqual([
      [read],
      ['get ORG#ha/ORG, ORG#ls/ORG'],
      policy,
      own,
      ['transact 4'],
    ])
  })
})

describe('a cadre', () => {
  const params = { cadreId: 'c-wang' }
  const named = `get ${base}, CADRE#c-wang/PROFILE, ${line}`
  const phone = ['keys MOBILE#13800000001/CADRE#']

  test('is made', async () => {
    const body = { ...wang, mobile: '13800000003' }
    expect(await tripsOf(putCadre, 201, { params: { cadreId: 'c-new' }, body })).toEqual([
      [`get ${base}, CADRE#c-new/PROFILE, ${line}`],
      ['keys ORG#ls/MEMBER#', 'put BASE#b-hongxing/USES', 'query CADRE#c-new/AUDIT#0…AUDIT#9~'],
      ['transact 7'],
      ['keys MOBILE#13800000003/CADRE#'],
    ])
  })

  test('gets another post, and goes on leave', async () => {
    const trips = [[named], ['transact 3'], phone]
    expect(await tripsOf(putCadre, 200, { params, body: { ...wang, post: '书记' } })).toEqual(trips)
    const leaves = [{ since: '2026-06-01', until: '2026-07-01', reason: '病假' }]
    expect(await tripsOf(putCadre, 200, { params, body: { ...wang, leaves } })).toEqual(trips)
  })

  test('gets a phone that others have, wherever they are: they are read at once, and then their orgs', async () => {
    await world.roster.putOrg('cb', { name: '另一市', kind: 'cityCommittee', region: '' }, january)
    for (const [cadreId, orgId] of Object.entries({ 'c-cb': 'cb', 'c-ha': 'ha', 'c-zhuma': 'ls-zhuma' }))
      await world.roster.putCadre(cadreId, { ...wang, orgId, bases: [], mobile: '13800000003' }, january)
    expect(await tripsOf(putCadre, 200, { params, body: { ...wang, mobile: '13800000003' } })).toEqual([
      [named],
      ['transact 4'],
      ['keys MOBILE#13800000003/CADRE#'],
      ['get CADRE#c-cb/PROFILE, CADRE#c-ha/PROFILE, CADRE#c-zhuma/PROFILE'],
      ['get ORG#cb/ORG, ORG#ls-zhuma/ORG'],
    ])
  })

  test('is transferred', async () => {
    const body = { ...wang, orgId: 'ls-zhuma', effectiveFrom: '2026-06-01' }
    expect(await tripsOf(putCadre, 200, { params, body })).toEqual([
      [`get ${base}, CADRE#c-wang/PROFILE, ORG#ha/ORG, ORG#ls-zhuma/ORG, ORG#ls/ORG`],
      ['keys ORG#ls-zhuma/MEMBER#'],
      ['transact 6'],
      phone,
    ])
  })
})

describe('an org', () => {
  test('is made', async () => {
    const params = { orgId: 'ls-gaogou' }
    expect(await tripsOf(putOrg, 201, { params, body: { ...township, name: '高沟镇团委' } })).toEqual([
      ['get ORG#ha/ORG, ORG#ls-gaogou/ORG, ORG#ls/ORG'],
      ['keys ORG#ls/CHILD#', 'query ORG#ls-gaogou/AUDIT#0…AUDIT#9~'],
      ['transact 6'],
    ])
  })

  test('is renamed', async () => {
    const body = { ...rosterExamples.org, name: '共青团涟水县委员会' }
    const trips = [[`get ${line}`], ['transact 3']]
    expect(await tripsOf(putOrg, 200, { params: { orgId: 'ls' }, body }, claimsOf('orgAdmin', 'ha'))).toEqual(
      trips,
    )
  })
})

describe('a base', () => {
  const { base: body } = rosterExamples

  test('is made', async () => {
    expect(await tripsOf(putBase, 201, { params: { baseId: 'b-new' }, body })).toEqual([
      [`get BASE#b-new/BASE, BASE#b-new/USES, ${line}`],
      ['query BASE#b-new/AUDIT#0…AUDIT#9~'],
      ['transact 6'],
      ['query ORG#ls/BASE#'],
    ])
  })

  test('is renamed', async () => {
    const params = { baseId: 'b-hongxing' }
    expect(await tripsOf(putBase, 200, { params, body: { ...body, name: '红星村团支部' } })).toEqual([
      [`get ${base}, ${line}`],
      ['transact 4'],
      ['query ORG#ls/BASE#'],
    ])
  })
})
