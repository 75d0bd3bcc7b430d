import { beforeEach, describe, expect, it } from 'vitest'
import type { Roster } from '../roster.ts'
import { admin, city, county, refused, township } from './examples.ts'

const today = '2026-05-20'

/** What every roster does with orgs. */
export function keepsOrgs(open: () => Promise<Roster>): void {
  const may = admin('2026-05-02')
  const change = async (put: ReturnType<Roster['putOrg']>) => (await put).change
  let roster: Roster
  beforeEach(async () => {
    roster = await open()
  })

  describe('orgs', () => {
    it('gives back what was put', async () => {
      expect(await roster.readOrg('ls', today)).toEqual(county)
      expect(await roster.readOrg('nobody', today)).toBeUndefined()
    })

    it('knows the line up to the root and the children below', async () => {
      expect(await roster.readOrgPath('ls-zhuma', today)).toEqual(['ls-zhuma', 'ls', 'ha'])
      expect(await roster.readOrgPath('nobody', today)).toEqual([])
      expect(await roster.listChildren(undefined, today)).toEqual(['ha'])
      expect(await roster.listChildren('ha', today)).toEqual(['ls'])
      expect(await roster.listChildren('ls-zhuma', today)).toEqual([])
      await roster.putOrg('zz', county, may)
      expect(await roster.listChildren('ha', today)).toEqual(['ls', 'zz'])
    })

    it('says what a put did, and keeps each change with who made it', async () => {
      expect(await change(roster.putOrg('ls', county, may))).toBe('unchanged')
      expect(await change(roster.putOrg('ls', { ...county, name: '涟水团县委' }, may))).toBe('replaced')
      expect(await roster.listAuditEvents({ org: 'ls' })).toEqual([
        { n: 1, by: 'u-admin', at: '2026-01-01T12:00:00+08:00', change: 'created', after: county },
        {
          n: 2,
          by: 'u-admin',
          at: '2026-05-02T12:00:00+08:00',
          change: 'replaced',
          before: { ...county, effectiveFrom: '1900-01-01' },
          after: { ...county, name: '涟水团县委' },
        },
      ])
    })

    it('moves a subtree', async () => {
      await roster.putOrg('ha-gxq', { ...county, name: '高新区团工委' }, may)
      expect(await change(roster.putOrg('ls', { ...county, parentId: 'ha-gxq' }, may))).toBe('replaced')
      expect(await roster.readOrgPath('ls-zhuma', today)).toEqual(['ls-zhuma', 'ls', 'ha-gxq', 'ha'])
      expect(await roster.listChildren('ha', today)).toEqual(['ha-gxq'])
      expect(await roster.listChildren('ha-gxq', today)).toEqual(['ls'])
      const { parentId: _, ...root } = county
      expect(await change(roster.putOrg('ls', root, may))).toBe('replaced')
      expect(await roster.listChildren(undefined, today)).toEqual(['ha', 'ls'])
    })

    it('refuses to put an org below itself, near or far', async () => {
      for (const parentId of ['ha', 'ls', 'ls-zhuma'])
        await expect(roster.putOrg('ha', { ...city, parentId }, may)).rejects.toMatchObject(
          refused('org_cycle', 'parentId'),
        )
      await expect(roster.putOrg('new', { ...city, parentId: 'new' }, may)).rejects.toMatchObject(
        refused('org_cycle', 'parentId'),
      )
      expect(await roster.readOrg('ha', today)).toEqual(city)
      expect(await roster.readOrg('new', today)).toBeUndefined()
    })

    it('refuses an unknown parent and writes nothing', async () => {
      const lost = { ...township, parentId: 'nobody' }
      await expect(roster.putOrg('new', lost, may)).rejects.toMatchObject(refused('unknown_org', 'parentId'))
      expect(await roster.readOrg('new', today)).toBeUndefined()
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

  describe('orgs are dated', () => {
    const june = admin('2026-06-20')
    const moved = { ...township, parentId: 'hz', effectiveFrom: '2026-05-31' }
    beforeEach(async () => {
      await roster.putOrg('hz', { ...county, name: '共青团洪泽区委', region: '洪泽区' }, may)
    })

    it('is what it was said to be, on each day', async () => {
      expect(await change(roster.putOrg('ls-zhuma', moved, june))).toBe('replaced')
      expect(await roster.readOrg('ls-zhuma', '1900-01-01')).toEqual(township)
      expect(await roster.readOrg('ls-zhuma', '2026-05-30')).toEqual(township)
      expect(await roster.readOrg('ls-zhuma', '2026-05-31')).toEqual({ ...township, parentId: 'hz' })
      expect(await roster.readOrgProfile('ls-zhuma')).toEqual({
        orgId: 'ls-zhuma',
        history: [{ ...township, effectiveFrom: '1900-01-01' }, moved],
      })
      expect(await roster.readOrgProfile('nobody')).toBeUndefined()
    })

    it('has the line and the children of the day', async () => {
      await roster.putOrg('ls-zhuma', moved, june)
      expect(await roster.readOrgPath('ls-zhuma', '2026-05-30')).toEqual(['ls-zhuma', 'ls', 'ha'])
      expect(await roster.readOrgPath('ls-zhuma', '2026-05-31')).toEqual(['ls-zhuma', 'hz', 'ha'])
      expect(await roster.listChildren('ls', '2026-05-30')).toEqual(['ls-zhuma'])
      expect(await roster.listChildren('hz', '2026-05-30')).toEqual([])
      expect(await roster.listChildren('ls', '2026-05-31')).toEqual([])
      expect(await roster.listChildren('hz', '2026-05-31')).toEqual(['ls-zhuma'])
    })

    it('knows all that ever lay above, also once it asked before a move', async () => {
      const above = async () => Object.keys(await roster.readOrgsAbove(['ls-zhuma', 'nobody'])).sort()
      expect(await above()).toEqual(['ha', 'ls', 'ls-zhuma'])
      await roster.putOrg('ls-zhuma', moved, june)
      expect(await above()).toEqual(['ha', 'hz', 'ls', 'ls-zhuma'])
      expect((await roster.readOrgsAbove(['hz'])).hz).toEqual(await roster.readOrgProfile('hz'))
    })

    it('takes a move back: the same day says it anew', async () => {
      await roster.putOrg('ls-zhuma', moved, june)
      expect(await change(roster.putOrg('ls-zhuma', { ...moved, parentId: 'ls' }, june))).toBe('replaced')
      expect(await roster.listChildren('hz', '2026-12-31')).toEqual([])
      expect(await roster.listChildren('ls', '2026-12-31')).toEqual(['ls-zhuma'])
      expect((await roster.readOrgProfile('ls-zhuma'))?.history).toHaveLength(2)
    })

    it('was below one on some days and above it on others, but never both', async () => {
      await roster.putOrg('ls-zhuma', moved, june)
      const below = { ...county, parentId: 'ls-zhuma' }
      const refusal = refused('org_cycle', 'parentId')
      // Until 30 May it lay below ls.
      await expect(
        roster.putOrg('ls', { ...below, effectiveFrom: '2026-05-30' }, june),
      ).rejects.toMatchObject(refusal)
      expect(await change(roster.putOrg('ls', { ...below, effectiveFrom: '2026-05-31' }, june))).toBe(
        'replaced',
      )
      expect(await roster.readOrgPath('ls', '2026-05-30')).toEqual(['ls', 'ha'])
      expect(await roster.readOrgPath('ls', '2026-05-31')).toEqual(['ls', 'ls-zhuma', 'hz', 'ha'])
      // And it does not come back below ls while ls lies below it.
      await expect(
        roster.putOrg('ls-zhuma', { ...township, effectiveFrom: '2027-01-01' }, june),
      ).rejects.toMatchObject(refusal)
    })

    it('refuses a thirteenth level on any date, with all that lies below', async () => {
      for (let level = 3; level <= 11; level++) {
        const parentId = level === 3 ? 'hz' : `level-${level - 1}`
        await roster.putOrg(`level-${level}`, { ...township, parentId }, may)
      }
      await roster.putOrg('below', { ...township, parentId: 'ls-zhuma' }, may)
      const deep = { ...township, parentId: 'level-11', effectiveFrom: '2030-01-01' }
      await expect(roster.putOrg('ls-zhuma', deep, may)).rejects.toMatchObject(
        refused('invalid_request', 'parentId'),
      )
      // Where nothing lies below on those days, the twelfth level is free.
      await roster.putOrg('below', { ...township, parentId: 'ha', effectiveFrom: '2029-01-01' }, may)
      expect(await change(roster.putOrg('ls-zhuma', deep, may))).toBe('replaced')
    })
  })
}
