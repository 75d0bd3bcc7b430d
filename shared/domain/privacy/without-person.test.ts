import { expect, test } from 'vitest'
import type { Cadre } from '../../../events/index.ts'
import { rosterExamples } from '../../../events/roster.ts'
import { realName } from '../assessment/indicators/real-name.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { withoutPerson } from './without-person.ts'

const erasing = { word: '（已删除）', regions: ['涟水县'] }
const wang: Cadre = { ...rosterExamples.cadre, name: '王建国', mobile: '13900000001' }
const named = (...names: string[]): Cadre => ({
  ...wang,
  accounts: names.map(displayName => ({ platform: 'wechat', displayName })),
})
const accountsOf = (cadre: Cadre) => withoutPerson(cadre, erasing).accounts.map(each => each.displayName)

test('name, post, phone, accounts and reasons of leaves go; what counts stays', () => {
  const leaves = [{ since: '2026-03-01', until: '2026-03-08', reason: '病假' }]
  expect(withoutPerson({ ...named('王建国'), leaves }, erasing)).toEqual({
    ...wang,
    name: '（已删除）',
    post: '（已删除）',
    mobile: '',
    accounts: [{ platform: 'wechat', displayName: '（已删除）' }],
    leaves: [{ since: '2026-03-01', until: '2026-03-08' }],
  })
})

test('of an account stays only what a real name is told by', () => {
  expect(accountsOf(named('共青团涟水县委王建国', '小河边的王建国', '王建国2026', '清风'))).toEqual([
    '共青团涟水县委（已删除）',
    '（已删除）',
    '（已删除）',
    '-',
  ])
})

test('once more takes nothing away', () => {
  const once = withoutPerson(named('共青团涟水县委王建国', '王建国', '清风'), erasing)
  expect(withoutPerson(once, erasing)).toEqual(once)
})

test.each([
  ['countyCommittee', '共青团涟水县委王建国'],
  ['countyCommittee', '王建国'],
  ['countyCommittee', '我是共青团涟水县委王建国'],
  ['township', '小河边的王建国'],
  ['township', '清风'],
] as const)('the real name counts as it did: %s, %s', (kind, account) => {
  const measured = (attributes: Cadre) =>
    realName.measure({ attributes, org: { kind, region: '涟水县' }, policy: huaian2016 } as never)
  expect(measured(withoutPerson(named(account), erasing))).toEqual(measured(named(account)))
})
