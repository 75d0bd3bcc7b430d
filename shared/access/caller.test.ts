import { expect, test } from 'vitest'
import { Problem } from '../contracts/problem.ts'
import { claimNames, readCaller } from './caller.ts'

const names = claimNames({})
const tokenOf = (payload: unknown) =>
  `Bearer e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`

/** What API Gateway makes of a token: every claim as text. */
const read = (payload: Record<string, unknown>) => {
  const text = (value: unknown) => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value))
  const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, text(value)]))
  return readCaller(claims, names, tokenOf(payload))
}

const admin = { sub: 'u-1', role: 'orgAdmin', org: 'ls' }
const cadre = { sub: 'u-2', role: 'cadre', cadreId: 'c-wang' }

test('who calls is what the token says', () => {
  expect(read(admin)).toEqual({ role: 'orgAdmin', subject: 'u-1', org: 'ls' })
  expect(read({ ...admin, cadreId: 'c-wang' })).toMatchObject({ org: 'ls', cadreId: 'c-wang' })
  expect(read(cadre)).toEqual({ role: 'cadre', subject: 'u-2', cadreId: 'c-wang' })
  expect(readCaller(admin, names)).toMatchObject({ org: 'ls' })
})

test('claims may have other names', () => {
  const renamed = claimNames({ CLAIM_ROLE: 'https://ha.example/role', CLAIM_ORG: 'dept' })
  const payload = { sub: 'u-1', 'https://ha.example/role': 'analyst', dept: 'ha' }
  expect(readCaller(payload, renamed, tokenOf(payload))).toMatchObject({ role: 'analyst', org: 'ha' })
})

test.each<[string, Record<string, unknown>]>([
  ['no subject', { role: 'orgAdmin', org: 'ls' }],
  ['an empty subject', { ...admin, sub: '' }],
  ['a phone as subject', { ...admin, sub: '13900000009' }],
  ['an identity number as subject', { ...admin, sub: '320826200801010009' }],
  ['no role', { sub: 'u-1', org: 'ls' }],
  ['a role that is none', { ...admin, role: 'root' }],
  ['a role in a list', { ...admin, role: ['orgAdmin'] }],
  ['no org', { sub: 'u-1', role: 'orgAdmin' }],
  ['an org that is null', { ...admin, org: null }],
  ['an org that is a number', { ...admin, org: 1 }],
  ['an org that is true', { ...admin, org: true }],
  ['several orgs', { ...admin, org: ['ls', 'hz'] }],
  ['an org that is an object', { ...admin, org: { id: 'ls' } }],
  ['an org that is no id', { ...admin, org: 'a b' }],
  ['an empty org', { ...admin, org: '' }],
  ['a cadre that is null', { ...admin, cadreId: null }],
  ['a cadre without its id', { sub: 'u-2', role: 'cadre' }],
  ['a cadre whose id is a number', { ...cadre, cadreId: 7 }],
])('a token with %s gives no rights', (_, payload) => {
  expect(() => read(payload)).toThrow(new Problem('forbidden'))
  expect(() => readCaller(payload, names)).toThrow(new Problem('forbidden'))
})
