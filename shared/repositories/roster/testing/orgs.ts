import { beforeEach, describe, expect, it } from 'vitest'
import { rosterExamples } from '../../../../events/roster.ts'
import type { BaseOfOrg, Roster } from '../roster.ts'
import { admin, city, county, populate, refused, township } from './examples.ts'

/** What every roster does with orgs and bases. */
export function keepsOrgs(open: () => Promise<Roster>): void {
  const may = admin('2026-05-02')
  let roster: Roster
  beforeEach(async () => {
    roster = await open()
    await populate(roster)
  })

  describe('orgs', () => {
    it('gives back what was put', async () => {
      expect(await roster.readOrg('ls')).toEqual(county)
      expect(await roster.readOrg('nobody')).toBeUndefined()
    })

    it('knows the line up to the root and the children below', async () => {
      expect(await roster.readOrgPath('ls-zhuma')).toEqual(['ls-zhuma', 'ls', 'ha'])
      expect(await roster.readOrgPath('nobody')).toEqual([])
      expect(await roster.listChildren()).toEqual(['ha'])
      expect(await roster.listChildren('ha')).toEqual(['ls'])
      expect(await roster.listChildren('ls-zhuma')).toEqual([])
      await roster.putOrg('zz', county, may)
      expect(await roster.listChildren('ha')).toEqual(['ls', 'zz'])
    })

    it('says what a put did, and keeps each change with who made it', async () => {
      expect(await roster.putOrg('ls', county, may)).toBe('unchanged')
      expect(await roster.putOrg('ls', { ...county, name: '涟水团县委' }, may)).toBe('replaced')
      expect(await roster.listAuditEvents({ org: 'ls' })).toEqual([
        { n: 1, by: 'u-admin', at: '2026-01-01T12:00:00+08:00', change: 'created', after: county },
        {
          n: 2,
          by: 'u-admin',
          at: '2026-05-02T12:00:00+08:00',
          change: 'replaced',
          before: county,
          after: { ...county, name: '涟水团县委' },
        },
      ])
    })

    it('moves a subtree', async () => {
      await roster.putOrg('ha-gxq', { ...county, name: '高新区团工委' }, may)
      expect(await roster.putOrg('ls', { ...county, parentId: 'ha-gxq' }, may)).toBe('replaced')
      expect(await roster.readOrgPath('ls-zhuma')).toEqual(['ls-zhuma', 'ls', 'ha-gxq', 'ha'])
      expect(await roster.listChildren('ha')).toEqual(['ha-gxq'])
      expect(await roster.listChildren('ha-gxq')).toEqual(['ls'])
      const { parentId: _, ...root } = county
      expect(await roster.putOrg('ls', root, may)).toBe('replaced')
      expect(await roster.listChildren()).toEqual(['ha', 'ls'])
    })

    it('refuses to put an org below itself, near or far', async () => {
      for (const parentId of ['ha', 'ls', 'ls-zhuma'])
        await expect(roster.putOrg('ha', { ...city, parentId }, may)).rejects.toMatchObject(
          refused('org_cycle', 'parentId'),
        )
      await expect(roster.putOrg('new', { ...city, parentId: 'new' }, may)).rejects.toMatchObject(
        refused('org_cycle', 'parentId'),
      )
      expect(await roster.readOrg('ha')).toEqual(city)
      expect(await roster.readOrg('new')).toBeUndefined()
    })

    it('refuses an unknown parent and writes nothing', async () => {
      const lost = { ...township, parentId: 'nobody' }
      await expect(roster.putOrg('new', lost, may)).rejects.toMatchObject(refused('unknown_org', 'parentId'))
      expect(await roster.readOrg('new')).toBeUndefined()
      expect(await roster.listAuditEvents({ org: 'new' })).toEqual([])
    })

    it('refuses a thirteenth level', async () => {
      for (let level = 4; level <= 12; level++) {
        const parentId = level === 4 ? 'ls-zhuma' : `level-${level - 1}`
        await roster.putOrg(`level-${level}`, { ...township, parentId }, may)
      }
      await expect(
        roster.putOrg('level-13', { ...township, parentId: 'level-12' }, may),
      ).rejects.toMatchObject(refused('invalid_request', 'parentId'))
    })
  })

  describe('bases', () => {
    const { base } = rosterExamples

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
  })
}
