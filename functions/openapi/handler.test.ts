import { expect, test } from 'vitest'
import { handler } from './handler.ts'
import document from './openapi.json' with { type: 'json' }

const get = (claims: Record<string, string>) => {
  const event = {
    routeKey: 'GET /v1/openapi.json',
    rawPath: '/v1/openapi.json',
    requestContext: { authorizer: { jwt: { claims } } },
  }
  return handler(event as never, {} as never)
}

test.each(['cadre', 'orgAdmin', 'assessor', 'collector', 'analyst'])(
  'a %s reads the document',
  async role => {
    const { statusCode, headers, body } = await get({ sub: 'u-1', role, org: 'ha', cadreId: 'c-wang' })
    expect(statusCode).toBe(200)
    expect(headers?.['content-type']).toBe('application/json')
    expect(JSON.parse(body ?? '')).toEqual(document)
  },
)

test('a token without a role is refused', async () => {
  expect((await get({ sub: 'u-1' })).statusCode).toBe(403)
})
