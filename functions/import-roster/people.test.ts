import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Cadre } from '../../events/index.ts'
import { claimsOf } from '../../shared/http/testing.ts'
import { admin, wang as wangAsKept } from '../../shared/repositories/roster/testing/examples.ts'
import { type Office, openOffice } from './testing/import.ts'
import { asCsv, csvText, li, type Typed, wang } from './testing/sheets.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})

const keep = (cadreId: string, cadre: Partial<Cadre>) =>
  office.roster.putCadre(cadreId, { ...wangAsKept, bases: [], ...cadre }, admin('2026-02-01'))
const rowsOf = async (...rows: Typed[]) => (await office.send(asCsv(...rows))).body.rows
const reasons = async (...rows: Typed[]) =>
  (await rowsOf(...rows)).map((row: { reason?: string; result: string }) => row.reason ?? row.result)

describe('单位', () => {
  test.each(['涟水县团委', '涟水团县委', '共青团涟水县委员会', ' 共青团 涟水县委'])(
    '%j is the org, too',
    async unit => {
      expect(await reasons(wang.with(1, unit))).toEqual(['unchanged'])
    },
  )

  test('of another county is not known here', async () => {
    expect(await reasons(li.with(1, '共青团淮安市委'))).toEqual([
      '“共青团涟水县委”及其下级中没有名为“共青团淮安市委”的组织，请核对单位名称或先登记该组织',
    ])
  })

  test('that two orgs share is nobody’s', async () => {
    for (const orgId of ['z-1', 'z-2'])
      await office.roster.putOrg(
        orgId,
        { name: '第一中学团委', kind: 'university', region: '涟水县', parentId: 'ls' },
        admin('2026-02-01'),
      )
    expect(await reasons(li.with(1, '第一中学团委'))).toEqual([
      '“共青团涟水县委”及其下级中有2个组织名为“第一中学团委”，无法对应',
    ])
  })
})

test('somebody who serves elsewhere in the city with the phone is told of, not taken for it', async () => {
  const cadre = { ...wangAsKept, orgId: 'ha', mobile: '13800000002', bases: [] }
  await office.roster.putCadre('c-ha', cadre, admin('2026-01-01'))
  expect((await rowsOf(li))[0]).toMatchObject({
    result: 'created',
    warnings: ['手机号码13800000002在其他组织登记有在任团干部，请核对是否为同一人，以免重复计算'],
  })
})

describe('of the register', () => {
  const zhuma = { name: '孙七', orgId: 'ls-zhuma', mobile: '13800000007' }

  test('only the cadres of the orgs that rows name are read, and who has one of their phones', async () => {
    await keep('c-sun', zhuma)
    const read = vi.spyOn(office.roster, 'readProfiles')
    const members = vi.spyOn(office.roster, 'listMembers')
    expect(await reasons(wang, li)).toEqual(['unchanged', 'created'])
    expect(members.mock.calls).toEqual([['ls']])
    expect(read.mock.calls.flat(2)).not.toContain('c-sun')
    const moved = li.with(0, '孙七').with(3, zhuma.mobile)
    expect((await rowsOf(moved))[0]).toMatchObject({ result: 'changed', cadreId: 'c-sun' })
  })

  test('an id of words that somebody has who went to another org is taken, whatever phone that one had', async () => {
    const [{ cadreId }] = await rowsOf(li)
    const moved = { name: '李四', orgId: 'ls-zhuma', mobile: '13800000009', effectiveFrom: '2026-05-20' }
    await keep(cadreId, { ...moved, serviceFrom: '2026-05-20' })
    const [row] = await rowsOf(li)
    expect(row).toMatchObject({ result: 'created' })
    expect(row.cadreId).not.toBe(cadreId)
  })
})

describe('请假', () => {
  const send = async (cell: string) => {
    const [header, row] = csvText([wang]).split('\r\n').slice(-2)
    const { body } = await office.send({ body: `${header},请假\r\n${row},${cell}`, mediaType: 'text/csv' })
    return body.rows[0]
  }
  const leaves = async () => (await office.roster.readProfile('c-wang'))?.leaves

  test('is set, stays where nothing is said, and is taken back by 无', async () => {
    expect(await send('2026.3.1至2026.5.31（产假）')).toMatchObject({
      result: 'changed',
      changes: [{ column: '请假', before: '', after: '2026-03-01至2026-05-31（产假）' }],
    })
    expect(await leaves()).toEqual([{ since: '2026-03-01', until: '2026-06-01', reason: '产假' }])
    expect(await send('')).toMatchObject({ result: 'unchanged' })
    expect(await send('无')).toMatchObject({ result: 'changed' })
    expect(await leaves()).toBeUndefined()
  })

  test.each([
    ['产假', /^请假“产假”无法识别/],
    ['2025.3.1至2025.5.31', /^请假应在任期之内/],
    ['2026.3.1至2026.5.31；2026.5.1至2026.6.1', /^请假应在任期之内，且互不重叠$/],
  ])('%s is refused', async (cell, reason) => {
    expect(await send(cell)).toMatchObject({ result: 'refused', reason: expect.stringMatching(reason) })
  })
})

test('of oneself a row changes the phone, and not where one serves', async () => {
  const self = { ...claimsOf('orgAdmin', 'ls'), cadreId: 'c-wang' }
  const result = async (row: Typed) => (await office.send(asCsv(row), self)).body.rows[0]
  expect(await result(wang.with(3, '13800000009'))).toMatchObject({ result: 'changed' })
  expect(await result(wang.with(1, '朱码街道团工委').with(3, '13800000009'))).toMatchObject({
    result: 'refused',
    reason: '不能为本人登记类别、任期、请假和联系点，请由他人登记',
  })
})

describe('a mobile number', () => {
  test('finds a cadre who moved to another org below', async () => {
    const [row] = await rowsOf(wang.with(1, '朱码街道团工委'))
    expect(row).toMatchObject({
      result: 'changed',
      cadreId: 'c-wang',
      changes: [{ column: '单位', before: '共青团涟水县委', after: '朱码街道团工委' }],
    })
    expect((await office.roster.readProfile('c-wang'))?.history.at(-1)?.orgId).toBe('ls-zhuma')
  })

  test('of somebody else is refused: nobody inherits credit with a phone', async () => {
    expect(await reasons(li.with(3, '13800000001'))).toEqual([
      '手机号码13800000001已登记为“王建国”，与姓名“李四”不符，请核对',
    ])
  })

  test('of somebody whose service has ended goes to whom has it now', async () => {
    await keep('c-wang', { serviceUntil: '2026-05-20' })
    expect(await reasons(li.with(3, '13800000001'))).toEqual(['created'])
    expect(await reasons(wang)).toEqual(['手机号码13800000001已登记为“李四”，与姓名“王建国”不符，请核对'])
  })

  test('does not bring back who has left', async () => {
    await keep('c-wang', { serviceUntil: '2026-05-20' })
    expect(await reasons(wang)).toEqual(['“王建国”的任期已于2026-05-20结束，如已返岗请先恢复任期'])
  })

  test.each([
    ['138', '手机号码应为11位数字，现为3位：“138”'],
    ['', '手机号码未填写'],
    ['12345678901', '手机号码应以13至19开头，现为“12345678901”，请核对'],
  ])('such as %j is refused, other rows are not spoilt', async (mobile, reason) => {
    expect(await reasons(li.with(3, mobile), wang)).toEqual([reason, 'unchanged'])
  })

  test('twice in the file', async () => {
    expect(await reasons(wang, li.with(3, '13800000001'))).toEqual([
      'unchanged',
      '手机号码与第4行重复：“13800000001”',
    ])
  })
})

describe('a name', () => {
  test('finds the one of the org who has a new phone', async () => {
    const [row] = await rowsOf(wang.with(3, '13900000001'))
    expect(row).toMatchObject({
      result: 'changed',
      cadreId: 'c-wang',
      changes: [{ column: '手机号码', before: '13800000001', after: '13900000001' }],
    })
  })

  test('of two of the org is refused', async () => {
    await keep('c-wang-2', { mobile: '13800000009' })
    expect(await reasons(wang.with(3, '13900000001'))).toEqual([
      '“共青团涟水县委”已登记2名“王建国”，表中有1名手机号码均不相符，无法对应，请核对手机号码',
    ])
  })

  test('of one, claimed by two rows, is refused to both', async () => {
    const reason = '“共青团涟水县委”已登记1名“王建国”，表中有2名手机号码均不相符，无法对应，请核对手机号码'
    expect(await reasons(wang.with(3, '13900000001'), wang.with(3, '13900000002'))).toEqual([reason, reason])
  })

  test('beside the one who has the phone is somebody new', async () => {
    const rows = await rowsOf(wang, wang.with(3, '13900000001'), wang.with(3, '13900000002'))
    expect(rows.map((row: { result: string }) => row.result)).toEqual(['unchanged', 'created', 'created'])
    expect(new Set(rows.map((row: { cadreId: string }) => row.cadreId)).size).toBe(3)
  })

  test('of another org is somebody else', async () => {
    expect(await reasons(wang.with(1, '朱码街道团工委').with(3, '13900000001'))).toEqual(['created'])
  })
})

test('a row that loses a race is refused and leaves nothing behind', async () => {
  const { putCadre } = office.roster
  vi.spyOn(office.roster, 'putCadre').mockImplementationOnce(async (...put) => {
    await keep('c-wang', { post: '书记' })
    return putCadre(...put)
  })
  expect(await reasons(wang.with(2, '委员').with(4, '东风社区团支部'))).toEqual([
    '导入期间他人修改了同一内容，请重新导入',
  ])
  expect((await office.roster.readProfile('c-wang'))?.history.at(-1)?.post).toBe('书记')
  const bases: string[] = []
  for await (const { name } of office.roster.listBasesOfOrg('ls')) bases.push(name)
  expect(bases).toEqual(['红星社区团支部'])
})
