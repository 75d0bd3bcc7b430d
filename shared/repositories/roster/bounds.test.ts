import { beforeEach, expect, test } from 'vitest'
import { rosterExamples } from '../../../events/roster.ts'
import type { Items } from '../../aws/items/items.ts'
import { memoryItems } from '../../aws/items/memory.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { rosterOn } from './open.ts'
import type { Roster } from './roster.ts'
import { admin, county, linkTo, populate } from './testing/examples.ts'

const may = admin('2026-05-02')
const times = (count: number) => Array.from({ length: count }, (_, n) => n)

let items: Items
let roster: Roster
beforeEach(async () => {
  items = memoryItems()
  roster = rosterOn(items)
  await populate(roster)
})

const tooMany = (path: string, message: string) => ({
  code: 'invalid_request',
  errors: [{ path, code: 'too_big', message }],
})

test('a cadre holds 2,000 links at all times, and may still change each', async () => {
  for (const n of times(2000))
    await items.put({ ...rosterKeys.link('c-wang', `y-${n}`, '2026-01-01'), value: linkTo(`y-${n}`) })
  await expect(roster.putLink('c-wang', linkTo('y-one-more'), may)).rejects.toMatchObject(
    tooMany('youthId', 'at most 2000 links of a cadre'),
  )
  expect(await roster.readClaims(['y-one-more'])).toEqual({})
  expect(await roster.putLink('c-wang', linkTo('y-7', '2026-01-01', '2026-04-01'), may)).toBe('replaced')
})

test('a cadre holds a hundred links to one youth', async () => {
  for (const n of times(100)) {
    const day = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
    await items.put({ ...rosterKeys.link('c-wang', 'y-1', day), value: linkTo('y-1', day, day) })
  }
  await expect(roster.putLink('c-wang', linkTo('y-1', '2026-12-01'), may)).rejects.toMatchObject(
    tooMany('youthId', 'at most 100 links of a cadre to one youth'),
  )
})

test('a youth has 300 links within a root', async () => {
  const claims = times(300).map(n => ({ cadreId: `c-${n}`, since: '2026-01-01', root: 'ha' }))
  await items.put({ ...rosterKeys.claims('y-1'), version: 300, value: claims })
  await expect(roster.putLink('c-wang', linkTo('y-1'), may)).rejects.toMatchObject(
    tooMany('youthId', 'at most 300 links to one youth'),
  )
})

test('an org has a thousand orgs directly below', async () => {
  for (const n of times(999)) await items.put({ ...rosterKeys.child('ls', `o-${n}`), value: null })
  await expect(roster.putOrg('new', { ...county, parentId: 'ls' }, may)).rejects.toMatchObject(
    tooMany('parentId', 'at most 1000 orgs below one'),
  )
})

const dayOf = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)

test('an org has 200 dated versions, and lay below 20 others', async () => {
  const said = (n: number) => roster.putOrg('zz', { ...county, name: `第${n}`, effectiveFrom: dayOf(n) }, may)
  for (const n of times(200)) await said(n)
  await expect(said(200)).rejects.toMatchObject(
    tooMany('effectiveFrom', 'too many dated changes of this org'),
  )
  expect((await roster.readOrgProfile('zz'))?.history).toHaveLength(200)
  expect(await said(7)).toMatchObject({ change: 'unchanged' })

  const moved = (n: number) =>
    roster.putOrg('yy', { ...county, parentId: `p-${n}`, effectiveFrom: dayOf(n) }, may)
  for (const n of times(21)) await roster.putOrg(`p-${n}`, county, may)
  for (const n of times(20)) await moved(n)
  await expect(moved(20)).rejects.toMatchObject(
    tooMany('effectiveFrom', 'too many dated changes of this org'),
  )
})

test('a base has a hundred names', async () => {
  const called = (n: number) =>
    roster.putBase('b-many', { ...rosterExamples.base, name: `第${n}`, effectiveFrom: dayOf(n) }, may)
  for (const n of times(100)) await called(n)
  await expect(called(100)).rejects.toMatchObject(tooMany('effectiveFrom', 'at most 100 names of a base'))
})

test('of a phone that many have, the first hundred are told', async () => {
  const ids = times(150).map(n => `c-${String(n).padStart(3, '0')}`)
  for (const id of ids) await items.put({ ...rosterKeys.mobile('13800000099', id), value: null })
  expect(await roster.listCadresOfMobile('13800000099')).toEqual(ids.slice(0, 100))
})
