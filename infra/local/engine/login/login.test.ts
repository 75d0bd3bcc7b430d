import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openStore } from '../store.ts'
import { type AuthorizationRequest, openGrants, readRequest } from './grants.ts'
import { chosen, loginPage } from './page.ts'
import { namePeople, readPeople } from './people.ts'

const verifier = 'v'.repeat(43)
const challenge = createHash('sha256').update(verifier).digest('base64url')
const asked = {
  response_type: 'code',
  client_id: 'local',
  redirect_uri: 'http://127.0.0.1:3100/',
  state: 's-1',
  code_challenge: challenge,
  code_challenge_method: 'S256',
}
const request: AuthorizationRequest = {
  clientId: 'local',
  redirectUri: 'http://127.0.0.1:3100/',
  state: 's-1',
  challenge,
}
const read = (changed: object) => readRequest(new URLSearchParams({ ...asked, ...changed }))

describe('a request to log in', () => {
  test('is taken as it is asked', () => {
    expect(read({})).toEqual(request)
  })

  test.each([
    [
      'a page of elsewhere',
      { redirect_uri: 'https://example.com/' },
      'redirect_uri: an address of this machine',
    ],
    [
      'a host that only begins like ours',
      { redirect_uri: 'http://127.0.0.1.example.com/' },
      'redirect_uri: an address of this machine',
    ],
    ['no address', { redirect_uri: '/' }, 'redirect_uri: an address of this machine'],
    ['a token at once', { response_type: 'token' }, 'response_type: code'],
    ['a challenge that is the verifier', { code_challenge_method: 'plain' }, 'code_challenge_method: S256'],
    ['no challenge', { code_challenge: '' }, 'code_challenge: 43 characters'],
  ])('is refused: %s', (_, changed, reason) => {
    expect(read(changed)).toBe(reason)
  })
})

describe('a code', () => {
  const claims = { sub: '王建国', role: 'cadre', cadreId: 'c-wang' }
  const form = (code: string, changed: object = {}) =>
    new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      client_id: 'local',
      redirect_uri: request.redirectUri,
      code_verifier: verifier,
      ...changed,
    })
  const open = () => {
    let now = Date.parse('2026-05-20T09:00:00+08:00')
    const grants = openGrants({ offset: 0, start: now, now: () => now })
    const pass = (milliseconds: number) => {
      now += milliseconds
    }
    return { pass, grants, code: grants.give(request, claims) }
  }

  test('is changed for the claims of who was chosen, once', () => {
    const { grants, code } = open()
    expect(grants.take(form(code))).toEqual(claims)
    expect(grants.take(form(code))).toBeUndefined()
  })

  test.each([
    ['another verifier', { code_verifier: 'w'.repeat(43) }],
    ['another client', { client_id: 'other' }],
    ['another page', { redirect_uri: 'http://127.0.0.1:3101/' }],
    ['another grant', { grant_type: 'password' }],
  ])('is worth nothing to %s, and lost', (_, changed) => {
    const { grants, code } = open()
    expect(grants.take(form(code, changed))).toBeUndefined()
    expect(grants.take(form(code))).toBeUndefined()
  })

  test('is good for a minute', () => {
    const { pass, grants, code } = open()
    pass(60_000)
    expect(grants.take(form(code))).toBeUndefined()
  })
})

describe('the people to choose from', () => {
  const people = [{ label: '王建国 <专职>', claims: { role: 'cadre', cadreId: 'c-wang' } }]

  test('are those named last, each a button', () => {
    const store = openStore(undefined)
    expect(readPeople(store)).toEqual([])
    namePeople(store, people)
    expect(readPeople(store)).toEqual(people)
    expect(loginPage(people).body).toContain('<button name="person" value="0">王建国 &#60;专职&#62;</button>')
    store.close()
  })

  test.each([
    ['no list', {}],
    ['a claim that is no text', [{ label: 'x', claims: { role: 1 } }]],
    ['no claims', [{ label: 'x' }]],
  ])('are refused: %s', (_, list) => {
    const store = openStore(undefined)
    expect(() => namePeople(store, list)).toThrow('a list of at most 50 people')
    store.close()
  })

  test('or anybody else, by the claims', () => {
    expect(chosen(new URLSearchParams('person=0'), people)).toEqual({
      sub: '王建国 <专职>',
      role: 'cadre',
      cadreId: 'c-wang',
    })
    expect(chosen(new URLSearchParams({ role: 'assessor', org: ' ha ', cadreId: '' }), people)).toEqual({
      sub: 'assessor-ha',
      role: 'assessor',
      org: 'ha',
    })
  })
})
