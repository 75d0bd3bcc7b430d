import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extraTitles } from '../labels/annex.ts'
import { readXlsx } from '../spreadsheet/read/xlsx.ts'
import { Zip } from '../spreadsheet/read/zip.ts'
import { pageSetups, paperFaults, printedSheets } from '../spreadsheet/testing/pages.ts'
import type { Annex, AnnexRow, ExtraId } from './annex.ts'
import { cleanLine, squash } from './clean.ts'
import { markOf } from './marks.ts'
import { readAnnex } from './read.ts'
import { splitNames } from './split.ts'
import { writeAnnex } from './write.ts'

const annex: Annex = {
  filledBy: { unit: '共青团涟水县委', person: '李四', phone: '0517-82380000' },
  rows: [
    {
      name: '王建国',
      unit: '共青团涟水县委',
      post: '副书记',
      mobile: '13800000001',
      branches: [
        { name: '红星社区团支部', plannedOn: '2016-06-23' },
        { name: '东风社区团支部', plannedOn: '2016-06-24' },
      ],
      associations: [{ name: '蓝天志愿者协会', plannedOn: '2016-06-24' }],
    },
    {
      name: '李四',
      unit: '共青团涟水县委',
      post: '干事',
      mobile: '13800000002',
      branches: [],
      associations: [],
    },
  ],
}

test('the layout of the notice', async () => {
  const [sheet] = readXlsx(await writeAnnex(annex))
  expect(sheet?.rows).toEqual([
    ['专挂职团干部“走支部连百心”情况一览表'],
    ['填表单位：共青团涟水县委', '', '', '', '填表人：李四', '', '联系电话：0517-82380000'],
    [
      '序号',
      '姓名',
      '单位',
      '职务',
      '手机号码',
      '联系基层团支部名称',
      '计划报到时间',
      '联系各领域青年社会组织或青年社团名称',
      '计划报到时间',
    ],
    [
      '1',
      '王建国',
      '共青团涟水县委',
      '副书记',
      '13800000001',
      '红星社区团支部',
      '2016-06-23',
      '蓝天志愿者协会',
      '2016-06-24',
    ],
    ['', '', '', '', '', '东风社区团支部', '2016-06-24'],
    ['2', '李四', '共青团涟水县委', '干事', '13800000002'],
  ])
  expect(sheet?.merges).toContainEqual({ top: 0, left: 0, bottom: 0, right: 8 })
  expect(sheet?.merges).toContainEqual({ top: 3, left: 1, bottom: 4, right: 1 })
})

test('the header stays in view, phone numbers are text, dates are real dates', async () => {
  const zip = new Zip(await writeAnnex(annex))
  const xml = zip.text('xl/worksheets/sheet1.xml') ?? ''
  expect(xml).toContain('<pane ySplit="3"')
  expect(xml).toMatch(/<col min="6" max="6" width="34"/)
  expect(xml).toMatch(/<c r="E4" s="\d+" t="s">/)
  expect(xml).toMatch(/<c r="G4" s="\d+"><v>42544<\/v>/)
  expect(zip.text('xl/styles.xml')).toContain('formatCode="yyyy.m.d"')
})

test('on paper: ten columns, whatever else there is to be read', async () => {
  const extras = Object.keys(extraTitles) as ExtraId[]
  const bytes = await writeAnnex({ ...annex, extras })
  expect(paperFaults(bytes, ['情况一览表'])).toEqual([])
  expect(pageSetups(bytes)[0]).toMatchObject({ titles: '$1:$3', area: '$A$1:$J$6', columns: 10 })
  expect(readXlsx(bytes)[0]?.rows[2]).toHaveLength(18)
  expect(printedSheets(bytes)[0]?.rows[2]).toHaveLength(10)
})

const reading = (written: Annex) => ({
  filledBy: written.filledBy,
  rows: written.rows.map(row => ({ row })),
})
const read = async (written: Annex) => {
  const { filledBy, lines } = readAnnex(await writeAnnex(written))
  return { filledBy, rows: lines.map(({ rowNumber: _, ...line }) => line) }
}

test('what was written is read back', async () => {
  expect(await read(annex)).toEqual(reading(annex))
})

test('an empty sheet is read back', async () => {
  const empty = { filledBy: { unit: '', person: '', phone: '' }, rows: [] }
  expect(await read(empty)).toEqual(reading(empty))
})

// Names as the reader yields them: on one line, without stray spaces, no mark such as 无, and each one name.
const letters = [...'共青团淮安涟水红星东风社区协会第一二三王建国李Ab1 -（）·、，=+@_x0041&<>"\'']
const text = (max: number) =>
  fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: max })
    .map(chars => cleanLine(chars.join('')))
    .filter(name => name !== '' && cleanLine(name) === name && markOf(name) === undefined)
const example = /^([x×*某〇○]{2,}|示例|样例|例|范例|(团干部|干部)?姓名)$/i
const plannedOn = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const bases = (kind: 'branch' | 'association') =>
  fc.uniqueArray(
    fc.record({
      name: text(20).filter(name => splitNames(name, kind, 1).map(cleanLine).join() === name),
      plannedOn,
    }),
    { maxLength: 3, selector: base => JSON.stringify(base) },
  )
const rows: fc.Arbitrary<AnnexRow[]> = fc.uniqueArray(
  fc.record({
    name: text(6).filter(name => !example.test(squash(name))),
    unit: text(20),
    post: text(8),
    mobile: fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.nat(999_999_999))
      .map(([a, b]) => `1${a}${`${b}`.padStart(9, '0')}`),
    branches: bases('branch'),
    associations: bases('association'),
  }),
  { maxLength: 24, selector: row => row.mobile },
)

test('whatever was written is read back', async () => {
  const filledBy = fc.record({
    unit: text(20),
    person: text(6),
    phone: fc.constantFrom('', '0517-82380000', '13800000001'),
  })
  await fc.assert(
    fc.asyncProperty(fc.record({ filledBy, rows }), async written => {
      expect(await read(written)).toEqual(reading(written))
    }),
    { numRuns: 40 },
  )
})
