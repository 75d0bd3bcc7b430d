import { beforeEach, describe, expect, it } from 'vitest'
import type { Revision } from '../../../domain/assessment/revision.ts'
import { emptySums, rollUp } from '../../../domain/assessment/rollup.ts'
import { huaian2016 } from '../../../domain/policy/huaian-2016.ts'
import type { Assessments } from '../../assessments.ts'
import type { Row } from '../../rows.ts'

const { dimensions } = rollUp(huaian2016, 'ls', '2026-05', emptySums())

/** A revision of `c-wang`'s May in the county. */
const revision = (number: number, more: Partial<Revision> = {}): Revision => ({
  cadreId: 'c-wang',
  orgId: 'ls',
  category: 'fullTime',
  month: '2026-05',
  asOf: '2026-05-31',
  policy: { id: 'huaian-2016', version: 1 },
  dimensions,
  total: null,
  grade: 'fail',
  digest: `digest ${number}`,
  status: 'provisional',
  revision: number,
  assessedAt: '2026-06-01T02:00:00.000Z',
  evidence: { quota: { short: 100, overlapping: [] } },
  ...more,
})

const rowOf = ({ evidence: _evidence, restates: _restates, ...row }: Revision): Row => row

/** What every store of assessments does; `open` gives an empty one. */
export function assessmentsContract(open: () => Promise<Assessments>): void {
  let assessments: Assessments
  beforeEach(async () => {
    assessments = await open()
  })

  describe('revisions', () => {
    it('are added once and never changed', async () => {
      expect(await assessments.addRevision(revision(1))).toBe(true)
      expect(await assessments.addRevision(revision(1, { total: 50 }))).toBe(false)
      expect(await assessments.readRevision('c-wang', '2026-05', 1)).toEqual(revision(1))
      expect(await assessments.readRevision('c-wang', '2026-05', 2)).toBeUndefined()
    })

    it('are added by one of many', async () => {
      const all = Array.from({ length: 10 }, (_, n) => revision(1, { total: n }))
      const added = await Promise.all(all.map(each => assessments.addRevision(each)))
      expect(added.filter(Boolean)).toHaveLength(1)
      expect(await assessments.readRevisions('c-wang', '2026-05')).toEqual([all[added.indexOf(true)]])
    })

    it('are read of several months at once', async () => {
      for (const month of ['2026-02', '2026-03', '2026-05', '2026-06'])
        for (const number of [1, 2]) await assessments.addRevision(revision(number, { month }))
      await assessments.addRevision(revision(1, { cadreId: 'c-wang.2', month: '2026-04' }))
      const between = await assessments.readRevisionsBetween('c-wang', '2026-03', '2026-05')
      expect(between.map(each => `${each.month}#${each.revision}`)).toEqual([
        '2026-03#1',
        '2026-03#2',
        '2026-05#1',
        '2026-05#2',
      ])
    })

    it('are listed ascending, also from ten on; the latest is the last', async () => {
      expect(await assessments.readLatestRevision('c-wang', '2026-05')).toBeUndefined()
      for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
        await assessments.addRevision(revision(number))
      await assessments.addRevision(revision(1, { month: '2026-06' }))
      await assessments.addRevision(revision(1, { cadreId: 'c-wang.2' }))
      const numbers = (await assessments.readRevisions('c-wang', '2026-05')).map(each => each.revision)
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
      expect(await assessments.readLatestRevision('c-wang', '2026-05')).toEqual(revision(11))
      expect(await assessments.readLatestRevision('c-wang', '2026-04')).toBeUndefined()
    })

    it('tell the months that were assessed, from one on, each once', async () => {
      for (const month of ['2026-04', '2026-05', '2026-06', '2027-01'])
        await assessments.addRevision(revision(1, { month }))
      for (const number of [2, 3]) await assessments.addRevision(revision(number, { month: '2026-06' }))
      await assessments.addRevision(revision(1, { cadreId: 'c-wang.2', month: '2026-08' }))
      expect(await assessments.listAssessedMonths('c-wang', '2026-05')).toEqual([
        '2026-05',
        '2026-06',
        '2027-01',
      ])
      expect(await assessments.listAssessedMonths('c-wang', '2027-02')).toEqual([])
    })

    it('keep what they restate', async () => {
      const restates = {
        revision: 1,
        changes: [{ indicator: 'quota', from: null, to: { num: 1, den: 100 } }],
        events: ['0197a2c4-5b00-7000-8000-000000000001'],
        rosterChanges: [{ at: '2026-06-09T00:00:00.000Z', by: 'u-admin' }],
      } satisfies Revision['restates']
      await assessments.addRevision(revision(2, { status: 'final', restates }))
      expect(await assessments.readLatestRevision('c-wang', '2026-05')).toEqual(
        revision(2, { status: 'final', restates }),
      )
    })
  })

  describe('lines of an org’s table', () => {
    it('ascend by cadre, without evidence', async () => {
      await assessments.putRow(rowOf(revision(1)))
      await assessments.putRow(rowOf(revision(1, { cadreId: 'c-li' })))
      await assessments.putRow(rowOf(revision(1, { cadreId: 'c-sun', orgId: 'ha' })))
      await assessments.putRow(rowOf(revision(1, { month: '2026-06' })))
      expect(await assessments.listRows('ls', '2026-05')).toEqual([
        rowOf(revision(1, { cadreId: 'c-li' })),
        rowOf(revision(1)),
      ])
      expect(await assessments.listRows('nobody', '2026-05')).toEqual([])
    })

    it('never go back to an earlier revision', async () => {
      await assessments.putRow(rowOf(revision(2)))
      await assessments.putRow(rowOf(revision(1)))
      expect(await assessments.listRows('ls', '2026-05')).toEqual([rowOf(revision(2))])
      await assessments.putRow(rowOf(revision(10)))
      await assessments.putRow(rowOf(revision(9)))
      expect(await assessments.listRows('ls', '2026-05')).toEqual([rowOf(revision(10))])
    })

    it('go once deleted, and come again', async () => {
      await assessments.putRow(rowOf(revision(1)))
      await assessments.deleteRow('ls', '2026-05', 'c-wang', 1)
      await assessments.deleteRow('ls', '2026-05', 'c-wang', 1)
      expect(await assessments.listRows('ls', '2026-05')).toEqual([])
      await assessments.putRow(rowOf(revision(1)))
      expect(await assessments.listRows('ls', '2026-05')).toEqual([rowOf(revision(1))])
    })

    it('stay where a later revision put them, however late an earlier one takes them away', async () => {
      await assessments.putRow(rowOf(revision(3)))
      await assessments.deleteRow('ls', '2026-05', 'c-wang', 2)
      expect(await assessments.listRows('ls', '2026-05')).toEqual([rowOf(revision(3))])
    })

    it('stay away where a later revision took them, however late an earlier one puts them', async () => {
      await assessments.putRow(rowOf(revision(1)))
      await assessments.deleteRow('ls', '2026-05', 'c-wang', 3)
      await assessments.putRow(rowOf(revision(2)))
      expect(await assessments.listRows('ls', '2026-05')).toEqual([])
      await assessments.putRow(rowOf(revision(4)))
      expect(await assessments.listRows('ls', '2026-05')).toEqual([rowOf(revision(4))])
    })
  })
}
