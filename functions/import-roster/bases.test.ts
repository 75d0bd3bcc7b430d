import { beforeEach, describe, expect, test } from 'vitest'
import type { Base } from '../../events/index.ts'
import { rosterExamples } from '../../events/roster.ts'
import { admin } from '../../shared/repositories/roster/testing/examples.ts'
import { type Office, openOffice } from './testing/import.ts'
import { asCsv, li, type Typed, wang } from './testing/sheets.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})

const send = async (...rows: Typed[]) => (await office.send(asCsv(...rows))).body.rows
const keep = (baseId: string, base: Partial<Base>) =>
  office.roster.putBase(
    baseId,
    { name: '东风社区团支部', kind: 'communityBranch', orgId: 'ls', ...base },
    admin('2026-02-01'),
  )
const assignments = async (cadreId: string) =>
  (await office.roster.readProfile(cadreId))?.history.at(-1)?.bases
const basesOf = async (cadreId: string) => {
  const assigned = (await assignments(cadreId)) ?? []
  return Promise.all(assigned.map(({ baseId }) => office.roster.readBase(baseId)))
}

describe('a base that is new', () => {
  test.each([
    ['淮阴中学高一（3）班团支部', 'classBranch'],
    ['涟水县自来水公司团支部', 'workplaceBranch'],
    ['纺织厂细纱车间团支部', 'workplaceBranch'],
    ['红星社区服务中心团支部', 'communityBranch'],
    ['大兴村团支部', 'communityBranch'],
    ['朱码街道团总支', 'communityBranch'],
  ])('%s is a %s by its name', async (name, kind) => {
    const [row] = await send(li.with(4, name))
    expect(await basesOf(row.cadreId)).toEqual([{ name, kind, orgId: 'ls' }])
  })

  test('is made once for all rows that name it', async () => {
    const [one, other] = await send(li, li.with(0, '赵六').with(3, '13800000006'))
    expect(await assignments(other.cadreId)).toEqual(await assignments(one.cadreId))
  })

  test('of the column of associations is one, whatever its name', async () => {
    const [row] = await send(li.with(4, '').with(5, '').with(6, '东风社区团支部').with(7, '2026.6.2'))
    expect(await basesOf(row.cadreId)).toMatchObject([{ kind: 'association' }])
  })

  test('does not take over the id of one that was renamed', async () => {
    const [row] = await send(li)
    const baseId = (await assignments(row.cadreId))?.[0]?.baseId ?? ''
    await keep(baseId, { name: '东方社区团支部' })
    const [other] = await send(li.with(0, '赵六').with(3, '13800000006'))
    expect(await basesOf(other.cadreId)).toMatchObject([{ name: '东风社区团支部' }])
  })
})

describe('a base that is there', () => {
  test('is assigned once, however often a row names it', async () => {
    const [row] = await send(li.with(4, '大兴村团支部；大兴村团支部').with(5, '2026.6.1；2026.6.3'))
    expect(row.result).toBe('created')
    expect(await assignments(row.cadreId)).toMatchObject([{ plannedOn: '2026-06-01' }])
  })

  test('is found below the org', async () => {
    await keep('b-dongfeng', { orgId: 'ls-zhuma' })
    const [row] = await send(li)
    expect(await assignments(row.cadreId)).toMatchObject([{ baseId: 'b-dongfeng' }])
  })

  test('in the org itself comes first', async () => {
    await keep('b-far', { orgId: 'ls-zhuma' })
    await keep('b-near', {})
    const [row] = await send(li)
    expect(await assignments(row.cadreId)).toMatchObject([{ baseId: 'b-near' }])
  })

  test('of an org above is not taken for one of the same name', async () => {
    await keep('b-above', {})
    const [row] = await send(li.with(1, '朱码街道团工委'))
    expect(await basesOf(row.cadreId)).toMatchObject([{ name: '东风社区团支部', orgId: 'ls-zhuma' }])
  })

  test('twice is refused', async () => {
    await keep('b-1', {})
    await keep('b-2', { kind: 'classBranch' })
    expect((await send(li))[0].reason).toBe('有2个团支部名为“东风社区团支部”，无法对应')
  })
})

describe('what a cadre is assigned to', () => {
  const hongxing = { baseId: 'b-hongxing', plannedOn: '2026-01-05', since: '2026-01-01' }

  test('follows the row: another date, one more, from the day of the plan on', async () => {
    await keep('b-lantian', { name: '蓝天志愿者协会', kind: 'association' })
    const [row] = await send(wang.with(5, '2026.5.30').with(6, '蓝天志愿者协会').with(7, '2026.5.6'))
    expect(row.changes).toEqual([
      {
        column: '联系基层团支部名称',
        before: '红星社区团支部（2026-01-05）',
        after: '红星社区团支部（2026-05-30）',
      },
      { column: '联系各领域青年社会组织或青年社团名称', before: '', after: '蓝天志愿者协会（2026-05-06）' },
    ])
    expect(await assignments('c-wang')).toEqual([
      { ...hongxing, plannedOn: '2026-05-30' },
      { baseId: 'b-lantian', plannedOn: '2026-05-06', since: '2026-05-06' },
    ])
  })

  test('ends today where the row names it no more, and stays in the history', async () => {
    await keep('b-dongfeng', {})
    await send(wang.with(4, '东风社区团支部').with(5, '2026.6.1'))
    expect(await assignments('c-wang')).toEqual([
      { ...hongxing, until: '2026-05-20' },
      { baseId: 'b-dongfeng', plannedOn: '2026-06-01', since: '2026-05-20' },
    ])
    await send(wang)
    expect(await assignments('c-wang')).toEqual([
      { ...hongxing, until: '2026-05-20' },
      { ...hongxing, since: '2026-01-05' },
    ])
  })

  test('is not assigned twice from one day on: what ended goes on from there', async () => {
    const planned = { ...hongxing, since: hongxing.plannedOn }
    await office.roster.putCadre('c-wang', { ...rosterExamples.cadre, bases: [planned] }, admin('2026-02-01'))
    await send(wang.with(4, '').with(5, ''))
    await send(wang)
    expect(await assignments('c-wang')).toEqual([
      { ...planned, until: '2026-05-20' },
      { ...planned, since: '2026-05-20' },
    ])
  })

  test('is no more than one transaction can make anew', async () => {
    const names = Array.from({ length: 16 }, (_, at) => `第${at}社区团支部`).join('；')
    const [refused] = await send(li.with(4, names))
    expect(refused.reason).toBe('一行不应新建超过15个联系点，请分次导入')
    const [created] = await send(li.with(4, names.split('；').slice(1).join('；')))
    expect(await basesOf(created.cadreId)).toHaveLength(15)
  })
})
