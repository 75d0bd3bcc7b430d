import { expect, test } from 'vitest'
import { advisoriesIn, judge } from './audit.ts'

const url = (id: string) => `https://github.com/advisories/${id}`
const cause = (name: string, id: string) => ({
  name,
  severity: 'high',
  title: 'Prototype pollution',
  url: url(id),
})
const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities })

const tree = report({
  'json-tool': { via: [cause('json-tool', 'GHSA-aaaa')] },
  app: { via: ['json-tool', cause('app', 'GHSA-bbbb'), cause('app', 'GHSA-bbbb')] },
})

test('each fault is told once, by its package, and not where it is only passed on', () => {
  expect(advisoriesIn(tree).map(({ package: name, id }) => `${name} ${id}`)).toEqual([
    'app GHSA-bbbb',
    'json-tool GHSA-aaaa',
  ])
  expect(advisoriesIn(report({}))).toEqual([])
})

test.each([
  ['{"message":"405 Method Not Allowed","statusCode":405}', '405 Method Not Allowed'],
  ['', 'npm audit said nothing'],
])('a registry that does not answer is no clean bill: %s', (output, why) => {
  expect(() => advisoriesIn(output)).toThrow(
    `The registry did not answer, so nothing is known of faults: ${why}`,
  )
})

test('an exception covers its fault of its package until its date, and one of nothing is told', () => {
  const exception = (name: string, id: string, until: string) => ({
    package: name,
    id,
    until,
    reason: 'not called',
  })
  const exceptions = [
    exception('app', 'GHSA-bbbb', '2026-11-26'),
    exception('json-tool', 'GHSA-aaaa', '2026-11-25'),
    exception('other', 'GHSA-bbbb', '2027-01-01'),
  ]
  const { open, excepted, idle } = judge(advisoriesIn(tree), exceptions, '2026-11-26')
  expect(open.map(({ id }) => id)).toEqual(['GHSA-aaaa'])
  expect(excepted.map(({ id }) => id)).toEqual(['GHSA-bbbb'])
  expect(idle).toEqual([exceptions[2]])
})
