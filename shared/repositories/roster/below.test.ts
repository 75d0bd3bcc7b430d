import { beforeEach, expect, test } from 'vitest'
import { orgOf } from '../../domain/roster/roster.ts'
import { memoryRoster } from '../testing/memory.ts'
import { allOrgsBelow, membersBelow, orgOn, orgsBelow } from './below.ts'
import type { Roster } from './roster.ts'
import { admin, county, populate, township, wang } from './testing/examples.ts'

let roster: Roster

beforeEach(async () => {
  roster = memoryRoster()
  await populate(roster)
  await roster.putCadre('c-li', { ...wang, orgId: 'ls-zhuma' }, admin('2026-01-01'))
  await roster.putCadre('c-li', { ...wang, orgId: 'ls', effectiveFrom: '2026-05-15' }, admin('2026-05-01'))
  await roster.putCadre('c-zhao', { ...wang, orgId: 'ha', serviceUntil: '2026-03-01' }, admin('2026-01-01'))
})

test('the orgs below come level by level', async () => {
  expect(await orgsBelow(roster, 'ha', '2026-05-20')).toEqual(['ha', 'ls', 'ls-zhuma'])
  expect(await orgsBelow(roster, 'ls-zhuma', '2026-05-20')).toEqual(['ls-zhuma'])
})

test('an org that moves is below the one where it lies on the day, with its cadres', async () => {
  await roster.putOrg('hz', { ...county, name: '共青团洪泽区委' }, admin('2026-05-01'))
  const moved = { ...township, parentId: 'hz', effectiveFrom: '2026-05-10' }
  await roster.putOrg('ls-zhuma', moved, admin('2026-05-20'))
  for (const [date, above, besides] of [
    ['2026-05-09', 'ls', 'hz'],
    ['2026-05-10', 'hz', 'ls'],
  ] as const) {
    expect(await orgsBelow(roster, above, date)).toEqual([above, 'ls-zhuma'])
    expect(await orgsBelow(roster, besides, date)).toEqual([besides])
    const found = await membersBelow(roster, above, date, orgOn(date))
    expect(found.map(({ cadreId }) => cadreId)).toContain('c-li')
  }
})

test('an org that moves while the tree is read is found all the same', async () => {
  const today = '2026-05-20'
  const moving = {
    ...roster,
    async listChildren(orgId: string | undefined, on: string) {
      const children = await roster.listChildren(orgId, on)
      if (orgId === 'ha') await roster.putOrg('ls-zhuma', { ...township, parentId: 'ha' }, admin(today))
      return children
    },
  }
  expect(await orgsBelow(moving, 'ha', today)).toEqual(['ha', 'ls'])
  await roster.putOrg('ls-zhuma', township, admin(today))
  expect(await allOrgsBelow(moving, 'ha', today)).toEqual(['ha', 'ls', 'ls-zhuma'])
})

test.each([
  ['2026-05-14', ['c-wang ls'], ['c-li ls-zhuma']],
  ['2026-05-15', ['c-li ls', 'c-wang ls'], []],
  ['2025-12-31', ['c-wang ls'], ['c-li ls-zhuma']],
])('who moves is found once, on %s where it then belongs', async (date, own, below) => {
  const found = await membersBelow(roster, 'ls', date, orgOn(date))
  expect(found.map(({ cadreId, orgId }) => `${cadreId} ${orgId}`)).toEqual([...own, ...below].sort())
})

test('who matters nowhere on that day is left out', async () => {
  const inMay = await membersBelow(roster, 'ha', '2026-05-31', member =>
    orgOf(member, '2026-05', '2026-05-31'),
  )
  expect(inMay.map(({ cadreId }) => cadreId)).toEqual(['c-li', 'c-wang'])
})
