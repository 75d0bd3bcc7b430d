import { expect, test } from 'vitest'
import { compileRoutes } from './routes.ts'

const keys = [
  '$default',
  'ANY /a/{rest+}',
  'GET /a/{id}',
  'ANY /a/{id}',
  'GET /a/fixed',
  'PUT /a/{id}/b/{other}',
  'GET /',
]
const find = compileRoutes(keys.map(key => ({ key, value: key })))

test.each([
  ['GET', '/a/fixed', 'GET /a/fixed', {}],
  ['GET', '/a/1', 'GET /a/{id}', { id: '1' }],
  ['POST', '/a/fixed', 'ANY /a/{id}', { id: 'fixed' }],
  ['PUT', '/a/x%2Fy/b/%E5%BF%83', 'PUT /a/{id}/b/{other}', { id: 'x/y', other: '心' }],
  ['GET', '/a/1/b/2', 'ANY /a/{rest+}', { rest: '1/b/2' }],
  ['GET', '/a/%zz', 'GET /a/{id}', { id: '%zz' }],
  ['GET', '/', 'GET /', {}],
  ['GET', '/a', '$default', {}],
  ['DELETE', '/', '$default', {}],
])('%s %s takes %s', (method, path, key, parameters) => {
  const found = find(method, path)
  expect([found?.route.key, found?.parameters]).toEqual([key, parameters])
})

test('without a default there may be no route; a trailing slash is another path', () => {
  const only = compileRoutes([{ key: 'GET /a/{id}', value: 1 }])
  expect(only('POST', '/a/1')).toBeUndefined()
  expect(only('GET', '/a/1/')).toBeUndefined()
  expect(only('GET', '/a/')).toBeUndefined()
})
