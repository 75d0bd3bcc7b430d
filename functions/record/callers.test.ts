import { beforeEach, describe, expect, test } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import type { Role } from '../../shared/contracts/endpoint.ts'
import { call, claimsOf, type Received } from '../../shared/http/testing.ts'
import { recordContact } from './endpoints.ts'
import { build } from './handler.ts'
import { recordingWorld, type World } from './testing/world.ts'

let world: World
let post: (cadreId: string, claims: Record<string, string>) => Promise<Received>

beforeEach(async () => {
  world = await recordingWorld()
  const handler = build({}, world)
  post = (cadreId, claims) => call(handler, recordContact, { body: { ...contactExample, cadreId }, claims })
})

describe('who records a contact for whom', () => {
  test.each<[role: Role, of: string, cadreId: string, status: number]>([
    ['cadre', 'c-wang', 'c-wang', 201],
    ['cadre', 'c-wang', 'c-zhao', 404],
    ['orgAdmin', 'ls', 'c-wang', 201],
    ['orgAdmin', 'ls', 'c-zhao', 201],
    ['orgAdmin', 'ha', 'c-zhao', 201],
    ['orgAdmin', 'ls-zhuma', 'c-wang', 404],
    ['orgAdmin', 'ls', 'c-qian', 404],
    ['assessor', 'ls', 'c-zhao', 201],
    ['assessor', 'xuyi', 'c-zhao', 404],
    ['collector', 'ls', 'c-wang', 403],
    ['analyst', 'ls', 'c-wang', 403],
    ['analyst', 'xuyi', 'c-nobody', 403],
  ])('%s of %s for %s: %i', async (role, of, cadreId, status) => {
    expect((await post(cadreId, claimsOf(role, of))).status).toBe(status)
    expect(await world.ledger.readMonthEvents(cadreId, '2026-05', true)).toHaveLength(status === 201 ? 1 : 0)
  })

  test('outside the scope and nowhere at all look the same', async () => {
    const admin = claimsOf('orgAdmin', 'ls')
    const outside = await post('c-qian', admin)
    expect(outside).toMatchObject({ status: 404, body: { code: 'unknown_cadre' } })
    expect(await post('c-nobody', admin)).toEqual(outside)
    expect(await post('c-nobody', claimsOf('cadre', 'c-nobody'))).toEqual(outside)
    expect(await post('c-zhao', claimsOf('cadre', 'c-wang'))).toEqual(outside)
  })

  test.each([
    ['no role', { sub: 'u', org: 'ls' }],
    ['an unknown role', { sub: 'u', role: 'root', org: 'ls' }],
    ['a cadre without a cadre', { sub: 'u', role: 'cadre', org: 'ls' }],
    ['an admin without an org', { sub: 'u', role: 'orgAdmin', cadreId: 'c-wang' }],
  ])('a token with %s may nothing', async (_, claims) => {
    expect(await post('c-wang', claims as unknown as Record<string, string>)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    })
  })

  test('the claims have the names that the environment says', async () => {
    const names = { CLAIM_ROLE: 'custom:role', CLAIM_CADRE: 'custom:cadre' }
    const handler = build(names, world)
    const claims = { sub: 'u-1', 'custom:role': 'cadre', 'custom:cadre': 'c-wang' }
    expect((await call(handler, recordContact, { body: contactExample, claims })).status).toBe(201)
    const usual = claimsOf('cadre', 'c-wang')
    expect((await call(handler, recordContact, { body: contactExample, claims: usual })).status).toBe(403)
  })
})
