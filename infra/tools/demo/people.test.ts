import { expect, test } from 'vitest'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { labels } from '../../../shared/labels/labels.ts'
import { countyOf } from '../county/county.ts'
import { peopleOf } from './people.ts'

test('whoever tries the demo may be a cadre, the county’s or the city’s committee, by name', () => {
  const people = peopleOf({ county: countyOf(huaian2016, 1, '2026-05'), labels })
  expect(people.map(({ claims }) => [claims.role, claims.org])).toEqual([
    ['cadre', undefined],
    ['cadre', undefined],
    ['orgAdmin', 'ls'],
    ['assessor', 'ha'],
    ['collector', 'ha'],
    ['analyst', 'ha'],
  ])
  expect(people.map(({ label }) => label).slice(2)).toEqual([
    '共青团涟水县委 组织管理员',
    '共青团淮安市委 考核员',
    '共青团淮安市委 采集员',
    '共青团淮安市委 分析员',
  ])
  expect(people[0]?.label).toMatch(/^\p{Script=Han}{2,4}（.*，专职团干部）$/u)
  expect(
    people.every(({ claims: { role, cadreId } }) => (role === 'cadre') === (cadreId !== undefined)),
  ).toBe(true)
})
