import { beforeEach, expect, it } from 'vitest'
import { contestedYouths } from '../link-reads.ts'
import type { Roster } from '../roster.ts'
import { admin, linkTo, refused, wang } from './examples.ts'

/** What every roster does with links. */
export function keepsLinks(open: () => Promise<Roster>): void {
  const may = admin('2026-05-02')
  let roster: Roster
  beforeEach(async () => {
    roster = await open()
  })

  it('adds, replaces and leaves alone by `since`', async () => {
    expect(await roster.putLink('c-wang', linkTo('y-0001'), may)).toBe('created')
    expect(await roster.putLink('c-wang', linkTo('y-0001'), may)).toBe('unchanged')
    expect(await roster.putLink('c-wang', linkTo('y-0001', '2026-01-01', '2026-04-01'), may)).toBe('replaced')
    expect(await roster.putLink('c-wang', linkTo('y-0001', '2026-04-01'), may)).toBe('created')
    expect(await roster.readCadreWithLinks('c-wang')).toEqual({
      profile: await roster.readProfile('c-wang'),
      links: [linkTo('y-0001', '2026-01-01', '2026-04-01'), linkTo('y-0001', '2026-04-01')],
      others: new Map([['y-0001', 0]]),
    })
  })

  it('notes beside each link how many others claim the youth, so that only those claims are read', async () => {
    const others = ['c-2', 'c-3', 'c-4']
    await roster.putLink('c-wang', linkTo('y-0001'), may)
    await roster.putLink('c-wang', linkTo('y-0002'), may)
    for (const cadreId of others) {
      await roster.putCadre(cadreId, wang, may)
      await roster.putLink(cadreId, linkTo('y-0001', '2026-01-01', '2026-02-01'), may)
      await roster.putLink(cadreId, linkTo('y-0001', '2026-03-01'), may)
    }
    const cadre = await roster.readCadreWithLinks('c-wang')
    expect(cadre?.others).toEqual(
      new Map([
        ['y-0001', 3],
        ['y-0002', 0],
      ]),
    )
    expect([1, 3, 4].map(least => cadre && contestedYouths(cadre, least))).toEqual([
      ['y-0001'],
      ['y-0001'],
      [],
    ])
  })

  it('refuses an interval that overlaps another of the same pair, and writes nothing', async () => {
    await roster.putLink('c-wang', linkTo('y-0001', '2026-02-01', '2026-04-01'), may)
    const overlapping = linkTo('y-0001', '2026-03-31')
    await expect(roster.putLink('c-wang', overlapping, may)).rejects.toMatchObject(
      refused('link_overlaps', 'since'),
    )
    expect((await roster.readCadreWithLinks('c-wang'))?.links).toHaveLength(1)
    expect(await roster.readClaims(['y-0001'])).toEqual({
      'y-0001': [{ cadreId: 'c-wang', since: '2026-02-01', until: '2026-04-01' }],
    })
  })

  it('lets several cadres hold the same youth, and lists their claims', async () => {
    await roster.putCadre('c-li', wang, may)
    await roster.putLink('c-wang', linkTo('y-0001', '2026-02-01'), may)
    await roster.putLink('c-li', linkTo('y-0001', '2026-01-15', '2026-03-01'), may)
    await roster.putLink('c-li', linkTo('y-0002'), may)
    expect(await roster.readClaims(['y-0001', 'y-0002', 'y-nobody', 'constructor'])).toEqual({
      'y-0001': [
        { cadreId: 'c-li', since: '2026-01-15', until: '2026-03-01' },
        { cadreId: 'c-wang', since: '2026-02-01' },
      ],
      'y-0002': [{ cadreId: 'c-li', since: '2026-01-01' }],
    })
  })

  it('reads the claims of more than a hundred youths', async () => {
    const youths = Array.from({ length: 120 }, (_, i) => `y-${String(i).padStart(4, '0')}`)
    await Promise.all(youths.map(youthId => roster.putLink('c-wang', linkTo(youthId), may)))
    expect(Object.keys(await roster.readClaims(youths)).sort()).toEqual(youths)
  })

  it('refuses an unknown base or cadre', async () => {
    const nowhere = { ...linkTo('y-0001'), baseId: 'b-nobody' }
    await expect(roster.putLink('c-wang', nowhere, may)).rejects.toMatchObject(
      refused('unknown_base', 'baseId'),
    )
    await expect(roster.putLink('c-nobody', linkTo('y-0001'), may)).rejects.toMatchObject(
      refused('unknown_cadre', 'cadreId'),
    )
    expect(await roster.readClaims(['y-0001'])).toEqual({})
  })

  it('pages through links by youth, then since', async () => {
    for (const youthId of ['y-3', 'y-1', 'y-2']) await roster.putLink('c-wang', linkTo(youthId), may)
    await roster.putLink('c-wang', linkTo('y-1', '2025-01-01', '2025-02-01'), may)
    const first = await roster.listLinks('c-wang', { limit: 3 })
    expect(first.items).toEqual([linkTo('y-1', '2025-01-01', '2025-02-01'), linkTo('y-1'), linkTo('y-2')])
    expect(await roster.listLinks('c-wang', { limit: 3, after: first.next })).toEqual({
      items: [linkTo('y-3')],
    })
    expect(await roster.listLinks('c-wang', { limit: 4 })).toEqual({ items: [...first.items, linkTo('y-3')] })
    expect(await roster.listLinks('c-nobody', { limit: 4 })).toEqual({ items: [] })
  })

  it('reads only the cadre asked for', async () => {
    await roster.putCadre('c-wang.2', wang, may)
    await roster.putLink('c-wang.2', linkTo('y-0001'), may)
    expect((await roster.readCadreWithLinks('c-wang'))?.links).toEqual([])
    expect(await roster.readCadreWithLinks('c-nobody')).toBeUndefined()
  })

  it('keeps each change of a link with its cadre', async () => {
    const ended = linkTo('y-0001', '2026-01-01', '2026-04-01')
    await roster.putLink('c-wang', linkTo('y-0001'), may)
    await roster.putLink('c-wang', ended, admin('2026-05-03'))
    expect((await roster.listAuditEvents({ cadre: 'c-wang' })).slice(1)).toEqual([
      { n: 1, by: 'u-admin', at: may.at, change: 'created', after: linkTo('y-0001') },
      {
        n: 2,
        by: 'u-admin',
        at: '2026-05-03T12:00:00+08:00',
        change: 'replaced',
        before: linkTo('y-0001'),
        after: ended,
      },
    ])
  })
}
