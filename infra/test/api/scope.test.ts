import { beforeAll, describe, expect, test } from 'vitest'
import { type Endpoint, type Role, roles } from '../../../shared/contracts/endpoint.ts'
import { claimsOf } from '../../../shared/http/testing.ts'
import { requestOf } from './requests.ts'
import {
  aboutNobody,
  expected,
  type Outcome,
  objectOf,
  ofAnotherHand,
  type Relation,
  relations,
} from './rules.ts'
import { type Things, thingsIn } from './things.ts'
import { type Answer, type ApiWorld, apiWorld } from './world.ts'

let world: ApiWorld
let things: Things

beforeAll(async () => {
  world = await apiWorld()
  things = await thingsIn(world)
})

const names = Object.keys(relations) as Relation[]
const county = (role: Role) => claimsOf(role, role === 'cadre' ? 'c-self' : 'ls')

/** The status; of a batch that of its only event. */
const statusOf = ({ status, body }: Answer): number => (status === 207 ? body.items[0].status : status)
const codeOf = ({ status, body }: Answer): string | undefined =>
  status === 207 ? body.items[0].problem?.code : body?.code

/** What came of a request, beside what comes of it for one who surely reaches it. */
function outcome(answer: Answer): Outcome | number {
  const status = statusOf(answer)
  if (status === 403) return 403
  if (status !== 404) return status >= 500 ? status : 'reached'
  return ['not_found', 'unknown_org', 'unknown_cadre'].includes(codeOf(answer) ?? '') ? 404 : 'reached'
}

const ask = (endpoint: Endpoint, relation: Relation, claims: Record<string, string>) =>
  world.ask(endpoint, { ...requestOf(things, endpoint, relations[relation]), claims })

describe('each endpoint, for each role and relation', () => {
  test('answers as its scope says, and writes nothing where it refuses', async () => {
    const wrong: string[] = []
    for (const endpoint of world.endpoints)
      for (const role of roles)
        for (const relation of names) {
          const answer = await ask(endpoint, relation, county(role))
          const [is, should] = [outcome(answer), expected(endpoint, role, relation)]
          const about = `${endpoint.name} as ${role} of ${relation}`
          if (is !== should)
            wrong.push(`${about}: ${is} (${statusOf(answer)} ${codeOf(answer)}), should be ${should}`)
          if (statusOf(answer) >= 400 && answer.wrote) wrong.push(`${about}: refused and written`)
        }
    expect(wrong).toEqual([])
  })
})

/** What is refused to whoever is the cadre, role by role; all else is answered as to the cadre. */
test('an admin who is the cadre', async () => {
  const refused: string[] = []
  for (const endpoint of world.endpoints)
    if (endpoint.roles.includes('assessor')) {
      const answer = await ask(endpoint, 'same', { ...county('assessor'), cadreId: 'c-ls' })
      const plain = await ask(endpoint, 'same', county('assessor'))
      if (statusOf(answer) !== statusOf(plain)) refused.push(endpoint.name)
    }
  expect(refused.sort()).toEqual([...ofAnotherHand].sort())
})

test('a cadre whose service has ended', async () => {
  const wrong: string[] = []
  for (const endpoint of world.endpoints) {
    const target = { orgId: 'ls', cadreId: 'c-left', month: '2026-05' }
    const claims = claimsOf('cadre', 'c-left')
    const is = outcome(await world.ask(endpoint, { ...requestOf(things, endpoint, target), claims }))
    const { object, office } = objectOf(endpoint)
    if (!endpoint.roles.includes('cadre') || object !== 'cadre') continue
    if (is !== (office ? 404 : 'reached')) wrong.push(`${endpoint.name}: ${is}, office ${office}`)
  }
  expect(wrong).toEqual([])
})

const object = (endpoint: Endpoint) => objectOf(endpoint).object

test('what a path names is what the scope is of', () => {
  const nobody = world.endpoints.filter(({ scope }) => scope === 'anyone').map(({ name }) => name)
  expect(nobody.sort()).toEqual([...aboutNobody].sort())
  const named = { '{cadreId}': ['cadre', 'org'], '{orgId}': ['org'], '{baseId}': ['base'] }
  for (const [field, objects] of Object.entries(named))
    for (const endpoint of world.endpoints.filter(({ path }) => path.includes(field)))
      expect([endpoint.name, objects.includes(object(endpoint))]).toEqual([endpoint.name, true])
})

test('an org that does not exist gives no rights', async () => {
  const wrong: string[] = []
  for (const endpoint of world.endpoints)
    for (const role of endpoint.roles.filter(each => each !== 'cadre'))
      for (const relation of ['same', 'nowhere'] as const) {
        const is = outcome(await ask(endpoint, relation, claimsOf(role, 'o-ghost')))
        if (object(endpoint) === 'anyone' && is === 'reached') continue
        if (is !== 404 && is !== 403) wrong.push(`${endpoint.name} as ${role} of ${relation}: ${is}`)
      }
  expect(wrong).toEqual([])
})

test('what is a root’s, its own assessor does', async () => {
  const wrong: string[] = []
  for (const endpoint of world.endpoints.filter(each => object(each) === 'rootOrg'))
    for (const role of endpoint.roles) {
      const is = outcome(await ask(endpoint, 'same', claimsOf(role, 'ha')))
      const other = outcome(await ask(endpoint, 'same', claimsOf(role, 'cb')))
      const ofOther = ['answerComplaint', 'startPolicyRehearsal'].includes(endpoint.name) ? 404 : 'reached'
      if (is !== 'reached' || other !== ofOther)
        wrong.push(`${endpoint.name} as ${role}: ${is}, other city ${other}`)
    }
  expect(wrong).toEqual([])
})

/** What API Gateway makes of a claim, and the token itself. */
const token = (claims: object) => `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`

const malformed: Readonly<Record<string, object>> = {
  'org null': { sub: 'u', role: 'assessor', org: null },
  'org a number': { sub: 'u', role: 'assessor', org: 1 },
  'org a list': { sub: 'u', role: 'assessor', org: ['ls'] },
  'org empty': { sub: 'u', role: 'assessor', org: '' },
  'org with a slash': { sub: 'u', role: 'assessor', org: 'ls/..' },
  'no org': { sub: 'u', role: 'assessor' },
  'no subject': { role: 'assessor', org: 'ls' },
  'a phone as subject': { sub: '13800000001', role: 'assessor', org: 'ls' },
  'no role': { sub: 'u', org: 'ls' },
  'a role of its own': { sub: 'u', role: 'admin', org: 'ls' },
  'two roles': { sub: 'u', role: ['cadre', 'assessor'], org: 'ls', cadreId: 'c-ls' },
  'a cadre without id': { sub: 'u', role: 'cadre', org: 'ls' },
  'cadreId null': { sub: 'u', role: 'cadre', cadreId: null },
  'cadreId of an admin a number': { sub: 'u', role: 'assessor', org: 'ls', cadreId: 1 },
}

test.each(Object.keys(malformed))('a token with %s does nothing anywhere', async name => {
  const claims = malformed[name] as Record<string, unknown>
  const texts = Object.fromEntries(Object.entries(claims).map(([claim, value]) => [claim, String(value)]))
  const wrong: string[] = []
  for (const endpoint of world.endpoints) {
    const request = requestOf(things, endpoint, relations.same)
    const headers = { authorization: token(claims) }
    const answer = await world.ask(endpoint, { ...request, claims: texts, headers })
    if (answer.status !== 403 || answer.wrote) wrong.push(`${endpoint.name}: ${answer.status}`)
  }
  expect(wrong).toEqual([])
})
