import { expect, test } from 'vitest'
import { memoryRoster } from '../../shared/repositories/testing/memory.ts'
import { build } from './handler.ts'
import document from './openapi.json' with { type: 'json' }

const handler = build({}, { roster: memoryRoster(), now: () => new Date('2026-05-20T09:00:00+08:00') })

const get = (claims: Record<string, string>, path: string) => {
  const event = {
    routeKey: `GET ${path}`,
    rawPath: path,
    requestContext: { authorizer: { jwt: { claims } } },
  }
  return handler(event as never, {} as never)
}

test('everybody reads the document, without a token', async () => {
  const event = { routeKey: 'GET /v1/openapi.json', rawPath: '/v1/openapi.json', requestContext: {} }
  const { statusCode, headers, body } = await handler(event as never, {} as never)
  expect(statusCode).toBe(200)
  expect(headers?.['content-type']).toBe('application/json')
  expect(JSON.parse(body ?? '')).toEqual(document)
})

test('a token without a role does not read the words', async () => {
  expect((await get({ sub: 'u-1' }, '/v1/labels')).statusCode).toBe(403)
})

test.each(['cadre', 'orgAdmin', 'assessor', 'collector', 'analyst'])(
  'a %s reads the word of every code',
  async role => {
    const { statusCode, body } = await get({ sub: 'u-1', role, org: 'ha', cadreId: 'c-wang' }, '/v1/labels')
    expect(statusCode).toBe(200)
    expect(JSON.parse(body ?? '')).toMatchObject({
      indicators: { quota: '联系青年数', rating: '青年评分' },
      categories: { fullTime: '专职', partTimeLarge: '兼职（团员青年数量较多的单位）', partTime: '其他兼职' },
      statuses: { provisional: '暂定', final: '最终' },
      demandStates: { overdue: '已超期', escalated: '已反映职能部门' },
      problems: { not_found: '在您的权限范围内没有找到' },
    })
  },
)
