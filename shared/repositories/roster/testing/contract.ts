import { describe, expect, it } from 'vitest'
import type { Items, Write } from '../../../aws/items/items.ts'
import { memoryItems } from '../../../aws/items/memory.ts'
import { Problem } from '../../../contracts/problem.ts'
import { rosterOn } from '../open.ts'
import type { Roster } from '../roster.ts'
import { keepsBases } from './bases.ts'
import { keepsCadres } from './cadres.ts'
import { admin, city, county, linkTo, populate } from './examples.ts'
import { keepsLinks } from './links.ts'
import { keepsOrgs } from './orgs.ts'

const today = '2026-05-20'

const said = (value: unknown) => (value as { change?: string }).change ?? value

const codes = (settled: PromiseSettledResult<unknown>[]) =>
  settled.map(result => (result.status === 'fulfilled' ? said(result.value) : result.reason.code))

/** What lies in the table of a roster after some writes, to be put at once: each test begins with it. */
async function stockOf(write: (roster: Roster) => Promise<void>): Promise<Write[]> {
  const items = memoryItems()
  await write(rosterOn(items))
  return (await Array.fromAsync(items.scan())).map(put => ({ put }))
}

/** What happens to writes at the same moment. */
function survivesRaces(open: () => Promise<Roster>, openPopulated: () => Promise<Roster>): void {
  const may = admin('2026-05-02')

  it('lets one of two orgs go below the other, never both', async () => {
    const roster = await open()
    const ring = ['o-a', 'o-b', 'o-c']
    for (const id of ring) await roster.putOrg(id, city, may)
    const moves = ring.map((id, i) => roster.putOrg(id, { ...city, parentId: ring[(i + 1) % 3] ?? '' }, may))
    const done = codes(await Promise.allSettled(moves))
    expect(done.sort()).toEqual(['org_cycle', 'replaced', 'replaced'])
    const roots = await roster.listChildren(undefined, today)
    expect(roots).toHaveLength(1)
    for (const id of ring) expect((await roster.readOrgPath(id, today)).at(-1)).toBe(roots[0])
  })

  it('takes one of two overlapping links of a pair', async () => {
    const roster = await openPopulated()
    const puts = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].map(since =>
      roster.putLink('c-wang', linkTo('y-0001', since), may),
    )
    const done = codes(await Promise.allSettled(puts))
    expect(done.sort()).toEqual(['created', 'link_overlaps', 'link_overlaps', 'link_overlaps'])
    expect((await roster.readCadreWithLinks('c-wang'))?.links).toHaveLength(1)
    expect((await roster.readClaims(['y-0001']))['y-0001']).toHaveLength(1)
  })

  it('asks for leave again when somebody else was quicker', async () => {
    const roster = await open()
    const onlyNew = async (existing: unknown) => {
      if (existing) throw new Problem('not_found')
    }
    const puts = ['甲', '乙'].map(name => roster.putOrg('new', { ...city, name }, may, onlyNew))
    expect(codes(await Promise.allSettled(puts)).sort()).toEqual(['created', 'not_found'])
  })

  it('takes every one of many writes to the same youth and the same org', async () => {
    const roster = await openPopulated()
    const months = ['01', '02', '03', '04', '05', '06', '07', '08']
    const links = months.map(month =>
      roster.putLink('c-wang', linkTo('y-0001', `2026-${month}-01`, `2026-${month}-28`), may),
    )
    const orgs = months.map(month => roster.putOrg('ls', { ...county, name: month }, may))
    expect(new Set(codes(await Promise.allSettled(links)))).toEqual(new Set(['created']))
    expect(new Set(codes(await Promise.allSettled(orgs)))).toEqual(new Set(['replaced']))
    expect((await roster.readClaims(['y-0001']))['y-0001']).toHaveLength(8)
    expect((await roster.listAuditEvents({ org: 'ls' })).map(({ n }) => n).sort()).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ])
  })
}

/** What every roster does, whatever keeps it; `open` gives an empty table. */
export function rosterContract(open: () => Promise<Items>): void {
  const stock = stockOf(populate)
  const openEmpty = async () => rosterOn(await open())
  const openPopulated = async () => {
    const items = await open()
    await items.transact(await stock)
    return rosterOn(items)
  }
  keepsOrgs(openPopulated)
  describe('bases', () => keepsBases(openPopulated))
  describe('cadres', () => keepsCadres(openPopulated))
  describe('links', () => keepsLinks(openPopulated))
  describe('at the same moment', () => survivesRaces(openEmpty, openPopulated))
}
