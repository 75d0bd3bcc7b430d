import { beforeEach, expect, it } from 'vitest'
import { rosterExamples } from '../../../../events/roster.ts'
import type { BaseOfOrg, Roster } from '../roster.ts'
import { admin, refused } from './examples.ts'

/** What every roster does with bases. */
export function keepsBases(open: () => Promise<Roster>): void {
  const may = admin('2026-05-02')
  const { base } = rosterExamples
  let roster: Roster
  beforeEach(async () => {
    roster = await open()
  })

  it('gives back what was put, one or many', async () => {
    expect(await roster.readBase('b-hongxing')).toEqual(base)
    expect(await roster.readBase('b-nobody')).toBeUndefined()
    await roster.putBase('b-lvhe', { ...base, kind: 'association' }, may)
    expect(await roster.readBases(['b-lvhe', 'b-nobody', 'b-hongxing', 'b-lvhe', 'constructor'])).toEqual({
      'b-hongxing': base,
      'b-lvhe': { ...base, kind: 'association' },
    })
  })

  it('says what a put did, and keeps each change', async () => {
    expect(await roster.putBase('b-hongxing', base, may)).toBe('unchanged')
    expect(await roster.putBase('b-hongxing', { ...base, name: '红星团支部' }, may)).toBe('replaced')
    expect(
      (await roster.listAuditEvents({ base: 'b-hongxing' })).map(({ n, change }) => [n, change]),
    ).toEqual([
      [1, 'created'],
      [2, 'replaced'],
    ])
  })

  it('keeps the kind, and every name for its days', async () => {
    await roster.putBase('b-hongxing', { ...base, name: '红星团支部' }, may)
    const names = (on: string) => roster.readBaseNames(['b-hongxing', 'b-nobody'], on)
    expect([await names('2026-05-01'), await names('2026-05-02')]).toEqual([
      { 'b-hongxing': base.name },
      { 'b-hongxing': '红星团支部' },
    ])
    await expect(roster.putBase('b-hongxing', { ...base, kind: 'association' }, may)).rejects.toMatchObject(
      refused('kind_fixed', 'kind'),
    )
  })

  it('lists them by org, also after one has moved', async () => {
    const basesOf = async (orgId: string) => {
      const found: BaseOfOrg[] = []
      for await (const each of roster.listBasesOfOrg(orgId)) found.push(each)
      return found
    }
    await roster.putBase('b-lvhe', { ...base, name: '绿荷' }, may)
    expect(await basesOf('ls')).toEqual([
      { baseId: 'b-hongxing', ...base },
      { baseId: 'b-lvhe', ...base, name: '绿荷' },
    ])
    await roster.putBase('b-lvhe', { ...base, orgId: 'ls-zhuma' }, may)
    expect((await basesOf('ls')).map(({ baseId }) => baseId)).toEqual(['b-hongxing'])
    expect(await basesOf('ls-zhuma')).toEqual([{ baseId: 'b-lvhe', ...base, orgId: 'ls-zhuma' }])
    expect(await basesOf('ha')).toEqual([])
  })

  it('refuses an unknown org and writes nothing', async () => {
    await expect(roster.putBase('b-new', { ...base, orgId: 'nobody' }, may)).rejects.toMatchObject(
      refused('unknown_org', 'orgId'),
    )
    expect(await roster.readBase('b-new')).toBeUndefined()
  })
}
