import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { xlsx } from '../../../shared/contracts/media.ts'
import { labels } from '../../../shared/labels/labels.ts'
import { count, score, text } from '../../../shared/spreadsheet/write/columns.ts'
import { writeXlsx } from '../../../shared/spreadsheet/write/xlsx.ts'
import { painting } from '../terminal/table.ts'
import { save, sheetLines } from './sheet.ts'

const desk = { labels, paint: painting(false, {}) }
const columns = [count('序号'), text('姓名', 10), score('总分')]
const bytes = await writeXlsx([
  {
    name: '考核表',
    title: '涟水县委考核表',
    above: ['填表单位：涟水县委', '考核截止：2026年10月31日'],
    columns,
    rows: [
      [1, '李春燕', 79.9],
      [2, '欧阳晓峰', 5.2631578947368425],
    ],
    notes: ['注1：不作排名。'],
    signing: ['审核人（签字）：', '日期：'],
  },
  { name: '版本与更正', title: '更正', columns, rows: [1, 2, 3].map(n => [n, '李春燕', n]) },
])

test('a sheet is shown with its title, what stands above, its table and notes, but not where it is signed', () => {
  expect(sheetLines(desk, { bytes })).toEqual([
    '涟水县委考核表',
    '填表单位：涟水县委　考核截止：2026年10月31日',
    '',
    '序号  姓名      总分',
    '────────────────────',
    '   1  李春燕    79.9',
    '   2  欧阳晓峰   5.3',
    '注1：不作排名。',
  ])
})

test('of a long sheet the first or last rows are shown, and how many there are', () => {
  expect(sheetLines(desk, { bytes }, { rows: 1 }).slice(-3)).toEqual([
    '   1  李春燕  79.9',
    '（共2行，列前1行）',
    '注1：不作排名。',
  ])
  expect(sheetLines(desk, { bytes }, { sheet: '版本与更正', rows: -1 }).slice(-2)).toEqual([
    '   3  李春燕     3',
    '（共3行，列后1行）',
  ])
})

test('files are saved by their own names, in the folder and nowhere else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'save-'))
  try {
    const file = { name: '../一览表.xlsx', mediaType: xlsx, bytes: new Uint8Array([80, 75]) }
    expect(await save([file], folder)).toEqual([`已另存于 ${folder}：`, '· 一览表.xlsx'])
    expect([...(await readFile(join(folder, '一览表.xlsx')))]).toEqual([80, 75])
  } finally {
    await rm(folder, { recursive: true })
  }
})
