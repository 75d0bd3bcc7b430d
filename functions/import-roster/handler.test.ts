import { beforeEach, describe, expect, test, vi } from 'vitest'
import { claimsOf } from '../../shared/http/testing.ts'
import { wang as wangAsKept } from '../../shared/repositories/roster/testing/examples.ts'
import { type Office, ofCounty, openOffice } from './testing/import.ts'
import { asCsv, asMergedXlsx, csvText, li, wang } from './testing/sheets.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})

const idOf = async (file: Parameters<Office['send']>[0]) => (await office.send(file)).body.rows[0].cadreId
const counts = (body: { counts: object }) => Object.values(body.counts)

test('a new cadre with a new base, beside one who is as he was', async () => {
  const { status, body } = await office.send(asCsv(li, wang))
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      dryRun: false,
      counts: { created: 1, changed: 0, unchanged: 1, refused: 0 },
      rows: [
        { row: 4, name: '李四', result: 'created', cadreId: expect.stringMatching(/^c-[0-9a-f]{20}$/) },
        { row: 5, name: '王建国', result: 'unchanged', cadreId: 'c-wang' },
      ],
      sheets: [{ name: '', rows: 2 }],
      newBases: [
        {
          baseId: expect.stringMatching(/^b-[0-9a-f]{20}$/),
          name: '东风社区团支部',
          kind: 'communityBranch',
          kindGuessed: true,
          orgId: 'ls',
          orgName: '共青团涟水县委',
        },
      ],
      notices: [],
    },
  })
  const profile = await office.roster.readProfile(body.rows[0].cadreId)
  const [assigned] = profile?.history[0]?.bases ?? []
  expect(profile).toMatchObject({
    serviceFrom: '2026-05-20',
    history: [
      {
        effectiveFrom: '2026-05-20',
        name: '李四',
        orgId: 'ls',
        post: '干事',
        mobile: '13800000002',
        category: 'fullTime',
        accounts: [],
        bases: [{ plannedOn: '2026-06-01', since: '2026-05-20' }],
      },
    ],
  })
  expect(await office.roster.readBase(assigned?.baseId ?? '')).toEqual({
    name: '东风社区团支部',
    kind: 'communityBranch',
    orgId: 'ls',
  })
  expect(await office.roster.listAuditEvents({ cadre: body.rows[0].cadreId })).toMatchObject([
    { n: 1, by: 'u-orgAdmin', change: 'created' },
  ])
})

test('serviceFrom and the column 类别 say what the notice’s sheet does not', async () => {
  const text = csvText([[...li, '挂职']]).replace(/团名称,计划报到时间/, '团名称,计划报到时间,类别')
  const query = { serviceFrom: '2026-04-01' }
  const cadreId = await idOf({ query, body: text, mediaType: 'text/csv' })
  expect(await office.roster.readProfile(cadreId)).toMatchObject({
    serviceFrom: '2026-04-01',
    history: [{ category: 'seconded', effectiveFrom: '2026-04-01' }],
  })
})

describe('the same file', () => {
  test('twice changes nothing, not even on another day', async () => {
    const first = await office.send(asCsv(li, wang))
    office.set('2026-06-03T09:00:00+08:00')
    const { body } = await office.send(asMergedXlsx(li, wang))
    expect(counts(body)).toEqual([0, 0, 2, 0])
    expect(body.rows[0].cadreId).toBe(first.body.rows[0].cadreId)
    expect(await office.roster.listAuditEvents({ cadre: body.rows[0].cadreId })).toHaveLength(1)
  })

  test('twice at the same moment is done once, and the other finds it as asked', async () => {
    const file = asCsv(li, wang.with(2, '书记'))
    const both = await Promise.all([office.send(file), office.send(file)])
    const results = both.map(({ body }) => body.rows.map((row: { result: string }) => row.result))
    expect(results.map(([ofLi]) => ofLi).sort()).toEqual(['created', 'unchanged'])
    expect(results.map(([, ofWang]) => ofWang).sort()).toEqual(['changed', 'unchanged'])
    const members: string[] = []
    for await (const { cadreId } of office.roster.listMembers('ls')) members.push(cadreId)
    expect(members.sort()).toEqual(['c-wang', both[0]?.body.rows[0].cadreId].sort())
    expect(both.flatMap(({ body }) => body.newBases)).toHaveLength(1)
  })
})

test('a file that takes too long says so row by row, and goes on when it is sent again', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(1)
  clock.mockReturnValue(60_000)
  const file = asCsv(li, li.with(0, '赵六').with(3, '13800000006'), wang)
  const { body } = await office.send(file)
  clock.mockRestore()
  expect(counts(body)).toEqual([1, 0, 1, 1])
  expect(body.rows[1].reason).toBe('名册较大，本次未能处理到此行，请再次导入同一文件')
  expect(counts((await office.send(file)).body)).toEqual([1, 0, 2, 0])
})

test('a dry run answers the same and changes nothing', async () => {
  const file = asCsv(li, wang.with(2, '书记'), wang.with(3, '138'))
  const dry = await office.send({ ...file, query: { dryRun: 'true' } })
  expect(counts(dry.body)).toEqual([1, 1, 0, 1])
  expect(await office.roster.readProfile(dry.body.rows[0].cadreId)).toBeUndefined()
  expect((await office.roster.readProfile('c-wang'))?.history).toHaveLength(1)
  const bases: unknown[] = []
  for await (const base of office.roster.listBasesOfOrg('ls')) bases.push(base)
  expect(bases).toHaveLength(1)
  const wet = await office.send(file)
  expect({ ...wet.body, dryRun: true }).toEqual(dry.body)
})

test('what the sheet does not hold is kept', async () => {
  const accounts = wangAsKept.accounts
  await office.roster.putCadre(
    'c-wang',
    { ...wangAsKept, category: 'partTimeLarge', quota: 60, serviceUntil: '2027-01-01' },
    { by: 'u', at: '2026-02-01T00:00:00Z' },
  )
  const { body } = await office.send(asCsv(wang.with(2, '书记')))
  expect(body.rows).toEqual([
    {
      row: 4,
      name: '王建国',
      result: 'changed',
      cadreId: 'c-wang',
      changes: [{ column: '职务', before: '副书记', after: '书记' }],
    },
  ])
  const profile = await office.roster.readProfile('c-wang')
  expect(profile).toMatchObject({ serviceFrom: '2026-01-01', serviceUntil: '2027-01-01' })
  expect(profile?.history.at(-1)).toEqual({
    ...profile?.history[0],
    post: '书记',
    category: 'partTimeLarge',
    quota: 60,
    accounts,
    effectiveFrom: '2026-05-20',
  })
})

describe('who may import where', () => {
  test.each(['cadre', 'analyst', 'collector'] as const)('no %s', async role => {
    expect(await office.send(asCsv(li), claimsOf(role, 'ls'))).toMatchObject({ status: 403 })
  })

  test('an org out of scope looks like one that is not there', async () => {
    const outside = await office.send({ ...asCsv(li), query: { orgId: 'ha' } })
    expect(outside).toEqual(await office.send({ ...asCsv(li), query: { orgId: 'nobody' } }))
    expect(outside).toMatchObject({ status: 404, body: { code: 'unknown_org' } })
  })

  test('the org of the query bounds which 单位 are known', async () => {
    const sent = { ...asCsv(li), query: { orgId: 'ls-zhuma' } }
    expect((await office.send(sent, ofCounty)).body.rows).toEqual([
      {
        row: 4,
        name: '李四',
        result: 'refused',
        reason: '“朱码街道团工委”及其下级中没有名为“共青团涟水县委”的组织，请核对单位名称或先登记该组织',
      },
    ])
  })
})
