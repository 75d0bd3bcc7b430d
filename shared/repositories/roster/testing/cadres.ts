import { beforeEach, describe, expect, it } from 'vitest'
import type { Cadre } from '../../../../events/index.ts'
import { rosterExamples } from '../../../../events/roster.ts'
import { Problem } from '../../../contracts/problem.ts'
import { type CadreProfile, replaceCadre } from '../../../domain/roster/roster.ts'
import type { Member, Roster } from '../roster.ts'
import { admin, refused, wang } from './examples.ts'

/** What every roster does with cadres. */
export function keepsCadres(open: () => Promise<Roster>): void {
  const may = admin('2026-05-02')
  let roster: Roster
  beforeEach(async () => {
    roster = await open()
  })

  async function membersOf(orgId: string): Promise<Member[]> {
    const members: Member[] = []
    for await (const member of roster.listMembers(orgId)) members.push(member)
    return members
  }
  const { serviceFrom, ...attributes } = wang
  const first = { ...attributes, effectiveFrom: '2026-01-01' }
  const moved: Cadre = { ...wang, orgId: 'ls-zhuma' }

  it('gives back a profile', async () => {
    expect(await roster.readProfile('c-wang')).toEqual({ cadreId: 'c-wang', serviceFrom, history: [first] })
    expect(await roster.readProfile('c-nobody')).toBeUndefined()
    expect(Object.keys(await roster.readProfiles(['c-nobody', 'c-wang']))).toEqual(['c-wang'])
  })

  it('says what a put did', async () => {
    expect(await roster.putCadre('c-wang', wang, may)).toMatchObject({ change: 'unchanged' })
    expect(await roster.putCadre('c-li', wang, may)).toMatchObject({ change: 'created' })
    const replaced = await roster.putCadre('c-wang', { ...wang, post: '书记' }, may)
    const second = { ...first, post: '书记', effectiveFrom: '2026-05-02' }
    expect(replaced).toEqual({
      change: 'replaced',
      profile: { cadreId: 'c-wang', serviceFrom, history: [first, second] },
    })
    expect(await roster.readProfile('c-wang')).toEqual(replaced.profile)
  })

  it('takes the day of a change in Shanghai', async () => {
    const author = { by: 'u-admin', at: '2026-05-01T16:00:00Z' }
    const { profile } = await roster.putCadre('c-wang', { ...wang, post: '书记' }, author)
    expect(profile.history.map(({ effectiveFrom }) => effectiveFrom)).toEqual(['2026-01-01', '2026-05-02'])
  })

  it('lists a cadre with every org of its history, past and future', async () => {
    await roster.putCadre('c-wang', { ...moved, effectiveFrom: '2026-06-01' }, may)
    const member = {
      cadreId: 'c-wang',
      serviceFrom,
      history: [
        { effectiveFrom: '2026-01-01', orgId: 'ls' },
        { effectiveFrom: '2026-06-01', orgId: 'ls-zhuma' },
      ],
    }
    expect(await membersOf('ls')).toEqual([member])
    expect(await membersOf('ls-zhuma')).toEqual([member])
    expect(await membersOf('ha')).toEqual([])
  })

  it('takes a cadre off an org that its history names no more', async () => {
    await roster.putCadre('c-wang', { ...moved, effectiveFrom: '2026-06-01' }, may)
    await roster.putCadre('c-wang', { ...wang, effectiveFrom: '2026-06-01', post: '书记' }, may)
    expect(await membersOf('ls-zhuma')).toEqual([])
    expect(await membersOf('ls')).toEqual([
      { cadreId: 'c-wang', serviceFrom, history: [{ effectiveFrom: '2026-01-01', orgId: 'ls' }] },
    ])
  })

  it('tells the orgs when service ends', async () => {
    await roster.putCadre('c-wang', { ...wang, serviceUntil: '2026-07-01' }, may)
    expect(await membersOf('ls')).toMatchObject([{ serviceUntil: '2026-07-01' }])
    expect(await roster.readServices(['c-wang', 'c-nobody', 'constructor'])).toEqual({
      'c-wang': { from: '2026-01-01', until: '2026-07-01' },
    })
  })

  it('says that service begins with the first effective date', async () => {
    await roster.putCadre('c-li', { ...wang, effectiveFrom: '2026-03-01' }, may)
    expect(await roster.readServices(['c-li'])).toEqual({ 'c-li': { from: '2026-03-01' } })
  })

  it('refuses unknown bases, each by its place, and writes nothing', async () => {
    const [known] = wang.bases
    if (!known) throw new Error('the example has a base')
    const bases = [{ ...known, baseId: 'b-1' }, known, { ...known, baseId: 'b-2' }]
    await expect(roster.putCadre('c-new', { ...wang, bases }, may)).rejects.toMatchObject({
      code: 'unknown_base',
      errors: [{ path: 'bases.0.baseId' }, { path: 'bases.2.baseId' }],
    })
    expect(await roster.readProfile('c-new')).toBeUndefined()
    expect(await membersOf('ls')).toMatchObject([{ cadreId: 'c-wang' }])
  })

  it('creates a cadre and its bases together, or neither', async () => {
    const planned = { baseId: 'b-new', plannedOn: '2026-05-10', since: '2026-05-02' }
    const withBase: Cadre = { ...wang, bases: [planned] }
    const bases = { 'b-new': { ...rosterExamples.base, name: '东风社区团支部' } }
    const refusing = async () => {
      throw new Problem('conflict')
    }
    await expect(roster.putCadre('c-li', withBase, may, refusing, bases)).rejects.toThrow('conflict')
    expect(await roster.readBase('b-new')).toBeUndefined()
    for (const cadreId of ['c-li', 'c-zhao'])
      expect(await roster.putCadre(cadreId, withBase, may, undefined, bases)).toMatchObject({
        change: 'created',
      })
    expect(await roster.readBase('b-new')).toEqual(bases['b-new'])
    expect(await roster.listAuditEvents({ base: 'b-new' })).toHaveLength(1)
    const other = { 'b-new': rosterExamples.base }
    await expect(roster.putCadre('c-sun', withBase, may, undefined, other)).rejects.toThrow('conflict')
    expect(await roster.readProfile('c-sun')).toBeUndefined()
  })

  it('refuses more new bases than one transaction can make', async () => {
    const ids = Array.from({ length: 33 }, (_, i) => `b-${i}`)
    const bases = Object.fromEntries(ids.map(id => [id, rosterExamples.base]))
    const assigned = ids.map(baseId => ({ baseId, plannedOn: '2026-05-10', since: '2026-05-02' }))
    await expect(
      roster.putCadre('c-li', { ...wang, bases: assigned }, may, undefined, bases),
    ).rejects.toMatchObject(refused('invalid_request', 'bases'))
    expect(await roster.readBase('b-0')).toBeUndefined()
  })

  it('refuses an unknown org', async () => {
    const lost = { ...wang, orgId: 'nobody' }
    await expect(roster.putCadre('c-new', lost, may)).rejects.toMatchObject(refused('unknown_org', 'orgId'))
    expect(await membersOf('nobody')).toEqual([])
  })

  it('refuses more orgs than one transaction can tell', async () => {
    const orgs = Array.from({ length: 40 }, (_, i) => ({
      orgId: `o-${i}`,
      effectiveFrom: `${2030 + i}-01-01`,
    }))
    await Promise.all(orgs.map(({ orgId }) => roster.putOrg(orgId, rosterExamples.org, may)))
    for (const change of orgs.slice(0, 39)) await roster.putCadre('c-wang', { ...wang, ...change }, may)
    expect(await membersOf('o-38')).toMatchObject([{ cadreId: 'c-wang' }])
    await expect(roster.putCadre('c-wang', { ...wang, ...orgs[39] }, may)).rejects.toMatchObject(
      refused('invalid_request', 'effectiveFrom'),
    )
    expect(await membersOf('o-39')).toEqual([])
  })

  describe('audit', () => {
    it('keeps every change, with what held until then', async () => {
      await roster.putCadre('c-wang', { ...wang, post: '书记' }, may)
      expect(await roster.listAuditEvents({ cadre: 'c-wang' })).toEqual([
        { n: 1, by: 'u-admin', at: '2026-01-01T12:00:00+08:00', change: 'created', after: wang },
        {
          n: 2,
          by: 'u-admin',
          at: '2026-05-02T12:00:00+08:00',
          change: 'replaced',
          before: { ...wang, effectiveFrom: '2026-01-01' },
          after: { ...wang, post: '书记' },
        },
      ])
    })

    it('gives the profile again when replayed', async () => {
      await roster.putCadre('c-wang', { ...moved, effectiveFrom: '2026-06-01' }, admin('2026-02-01'))
      await roster.putCadre('c-wang', { ...wang, post: '书记' }, admin('2026-03-01'))
      await roster.putCadre('c-wang', { ...wang, serviceUntil: '2027-01-01' }, admin('2026-04-01'))
      let profile: CadreProfile | undefined
      for (const { at, after } of await roster.listAuditEvents({ cadre: 'c-wang' }))
        profile = replaceCadre(profile, 'c-wang', after as Cadre, at.slice(0, 10)).profile
      expect(profile).toEqual(await roster.readProfile('c-wang'))
    })
  })
}
