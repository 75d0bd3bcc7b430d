import { expect, test } from 'vitest'
import { functions, schedules } from '../../functions/catalogue.ts'
import { UsageError } from './command-line.ts'
import { exampleOf } from './example.ts'

const named = (name: string) => {
  const found = functions.find(each => each.name === name)
  if (!found) throw new Error(name)
  return found
}

test('an endpoint’s example is a request of the first role that may', () => {
  expect(exampleOf(named('record'), schedules, {})).toMatchObject({
    routeKey: 'POST /v1/contacts',
    headers: { 'content-type': 'application/json' },
    body: expect.stringContaining('"youthIds":["y-0001","y-0002"]'),
    requestContext: { authorizer: { jwt: { claims: { role: 'cadre', cadreId: 'c-wang' } } } },
  })
})

test('an endpoint may be named, and a role', () => {
  expect(exampleOf(named('cadre'), schedules, { endpoint: 'listEvents', role: 'orgAdmin' })).toMatchObject({
    routeKey: 'GET /v1/cadres/{cadreId}/events',
    rawPath: '/v1/cadres/c-ls-02/events',
    pathParameters: { cadreId: 'c-ls-02' },
    requestContext: { authorizer: { jwt: { claims: { role: 'orgAdmin', org: 'ha' } } } },
  })
  expect(() => exampleOf(named('cadre'), schedules, { endpoint: 'nope' })).toThrow(
    /^cadre has no endpoint nope: /,
  )
})

test('a subscriber gets a published event, a worker the message of a schedule', () => {
  const bodyOf = (name: string) => {
    const { Records } = exampleOf(named(name), schedules, {}) as { Records: [{ body: string }] }
    return JSON.parse(Records[0].body)
  }
  expect(bodyOf('project-month')).toMatchObject({
    source: 'baixin',
    'detail-type': 'contact',
    detail: { cadreId: 'c-wang', month: '2026-05' },
  })
  expect(bodyOf('project-month').detail).not.toHaveProperty('note')
  expect(bodyOf('assess')).toMatchObject({ kind: 'due' })
})

test('where there is no example, it says what to do', () => {
  expect(() => exampleOf(named('on-roster-changed'), schedules, {})).toThrow(UsageError)
  expect(() => exampleOf(named('import-roster'), schedules, {})).toThrow(/EVENT\.json/)
})
