import { beforeEach, describe, expect, test, vi } from 'vitest'
import { rosterExamples } from '../../../events/roster.ts'
import type { Items } from '../../aws/items/items.ts'
import { memoryItems } from '../../aws/items/memory.ts'
import { rosterOn } from './open.ts'
import { plansOn } from './plans.ts'
import { admin, county, linkTo, populate, wang } from './testing/examples.ts'

const may = admin('2026-05-02')
const at = (time: string) => ({ ...may, at: `2026-05-02T${time}+08:00` })
const { base } = rosterExamples
const assignment = { plannedOn: '2026-06-01', since: '2026-05-02' }

/** Whatever refers to the org `o-x`, the base `b-x` or the cadre `c-x`, which nothing refers to yet. */
const referring = {
  'an org below': (items: Items, by = may) =>
    rosterOn(items).putOrg('o-new', { ...county, kind: 'township', parentId: 'o-x' }, by),
  'an org that moves below': (items: Items, by = may) =>
    rosterOn(items).putOrg('o-y', { ...county, parentId: 'o-x' }, by),
  'a base of it': (items: Items, by = may) => rosterOn(items).putBase('b-new', { ...base, orgId: 'o-x' }, by),
  'a base that comes to it': (items: Items, by = may) =>
    rosterOn(items).putBase('b-y', { ...base, orgId: 'o-x' }, by),
  'a cadre of it': (items: Items, by = may) =>
    rosterOn(items).putCadre('c-new', { ...wang, orgId: 'o-x' }, by),
  'a cadre with a base of it': (items: Items, by = may) =>
    rosterOn(items).putCadre(
      'c-new',
      { ...wang, bases: [{ ...assignment, baseId: 'b-new' }] },
      by,
      undefined,
      { 'b-new': { ...base, orgId: 'o-x' } },
    ),
  'its plan': (items: Items, by = may) =>
    plansOn(items).putPlan('o-x', { reference: '1号', date: '2026-05-01' }, by),
  'a link through it': (items: Items, by = may) =>
    rosterOn(items).putLink('c-wang', { ...linkTo('y-1'), baseId: 'b-x' }, by),
  'a link of somebody who used it before': (items: Items, by = may) =>
    rosterOn(items).putLink('c-used', { ...linkTo('y-1'), baseId: 'b-x' }, by),
  'the first link of a cadre': (items: Items, by = may) => rosterOn(items).putLink('c-x', linkTo('y-1'), by),
  'an assignment to it': (items: Items, by = may) =>
    rosterOn(items).putCadre('c-new', { ...wang, bases: [{ ...assignment, baseId: 'b-x' }] }, by),
}

let items: Items
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  items = memoryItems()
  const roster = rosterOn(items)
  await populate(roster)
  for (const orgId of ['o-x', 'o-y']) await roster.putOrg(orgId, county, may)
  await roster.putBase('b-x', base, may)
  await roster.putBase('b-y', base, may)
  await roster.putCadre('c-x', wang, may)
  const slip = { ...wang, bases: [{ ...assignment, baseId: 'b-x' }] }
  await roster.putCadre('c-used', { ...wang, bases: [] }, admin('2026-01-01'))
  await roster.putCadre('c-used', slip, may)
  await roster.putCadre('c-used', { ...wang, bases: [] }, may)
})

/** These items, with something that happens just before the first transaction. */
function interrupted(by: () => Promise<unknown>): Items {
  let isFirst = true
  const transact: Items['transact'] = async writes => {
    if (isFirst) {
      isFirst = false
      await by()
    }
    return items.transact(writes)
  }
  return { ...items, transact }
}

function dies(): never {
  throw new Error('crashed')
}

const takeAway = (from: Items) => async (what: string) => {
  if (/of a cadre/.test(what)) return rosterOn(from).removeCadre('c-x', may)
  const isOfBase = /link|assignment/.test(what)
  return isOfBase ? rosterOn(from).removeBase('b-x', may) : rosterOn(from).removeOrg('o-x', may)
}

describe.each(Object.entries(referring))('%s', (what, refer) => {
  test('is refused when what it refers to went away meanwhile', async () => {
    const late = interrupted(() => takeAway(items)(what))
    await expect(refer(late)).rejects.toMatchObject({ code: expect.stringMatching(/^unknown_|^not_found$/) })
  })

  test('is refused while it goes away', async () => {
    const referred: unknown[] = []
    const slow = interrupted(() => refer(items).catch(error => referred.push(error.code)))
    await takeAway(slow)(what)
    expect(referred).toEqual(['conflict'])
  })

  test('is held up for five minutes by who died on the way to take it away', async () => {
    const dying: Items = { ...items, transact: dies, query: dies, queryKeys: dies }
    await expect(takeAway(dying)(what)).rejects.toThrow('crashed')
    await expect(refer(items, at('12:04:59'))).rejects.toMatchObject({ code: 'conflict' })
    await refer(items, at('12:05:00'))
  })

  test('keeps it, and lets more follow', async () => {
    await refer(items)
    await expect(takeAway(items)(what)).rejects.toMatchObject({ code: 'in_use' })
    const link = { ...linkTo('y-9'), baseId: 'b-x' }
    expect(await rosterOn(items).putLink('c-wang', link, may)).toBe('created')
    const cadre = { ...wang, orgId: 'o-x', bases: [] }
    expect(await rosterOn(items).putCadre('c-more', cadre, may)).toMatchObject({ change: 'created' })
  })
})

test('what was taken away may be made once more, and used', async () => {
  const roster = rosterOn(items)
  await roster.removeOrg('o-x', may)
  await roster.removeBase('b-x', may)
  await roster.removeCadre('c-x', may)
  await roster.putOrg('o-x', county, may)
  await roster.putBase('b-x', { ...base, orgId: 'o-x' }, may)
  const cadre = { ...wang, orgId: 'o-x', bases: [{ ...assignment, baseId: 'b-x' }] }
  expect(await roster.putCadre('c-x', cadre, may)).toMatchObject({ change: 'created' })
  expect(await roster.putLink('c-x', linkTo('y-1'), may)).toBe('created')
})
