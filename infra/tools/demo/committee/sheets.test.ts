import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countyOf } from '../county.ts'
import { imports, saved, slipsOf } from './annex.ts'
import { save } from './save.ts'

const counts = { created: 0, changed: 0, unchanged: 8, refused: 0 }

test('what came of both imports is said row by row where it matters', () => {
  const same = { dryRun: true, counts, sheets: [], rows: [], newBases: [], notices: [] }
  const slips = {
    dryRun: true,
    counts: { created: 1, changed: 1, unchanged: 0, refused: 1 },
    rows: [
      {
        row: 4,
        name: '王建国',
        result: 'changed' as const,
        changes: [
          { column: '职务', before: '书记', after: '' },
          { column: '手机号码', before: '13991578198', after: '13900000001' },
        ],
      },
      { row: 5, name: '孙志强', result: 'refused' as const, reason: '手机号码未填写' },
      { row: 6, name: '顾晓晨', result: 'created' as const },
    ],
    sheets: [{ name: '', rows: 3 }],
    newBases: [],
    notices: [],
  }
  expect(imports(same, slips)).toEqual([
    '导出的表原样导回（试导入）：新增0、变更0、未变8、退回0',
    '改动几处的CSV（试导入）：新增1、变更1、未变0、退回1',
    '  第4行 王建国：变更，职务 书记 → 空；手机号码 13991578198 → 13900000001',
    '  第5行 孙志强：退回，手机号码未填写',
    '  第6行 顾晓晨：新增',
  ])
})

test('the slips are made of the county’s own rows, full-width digits included', () => {
  expect(slipsOf(countyOf(1, '2026-10')).split('\r\n').slice(0, 2)).toEqual([
    '专挂职团干部“走支部连百心”情况一览表',
    '填表单位：共青团涟水县委',
  ])
  const cells = slipsOf(countyOf(1, '2026-10'))
    .split('\r\n')
    .slice(3)
    .map(line => line.split(','))
  expect(cells.map(row => row.slice(0, 6))).toEqual([
    ['1', '王建国', '共青团涟水县委', '书记', '13900000001', '红日社区团支部'],
    ['2', '孙志强', '共青团涟水县委', '副书记', '1390000', '大楼村团支部'],
    ['3', '顾晓晨', '共青团涟水县委', '副书记', '１３９０００００００３', '大楼村团支部'],
  ])
})

test('files are saved by their own names, in the folder and nowhere else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'save-'))
  try {
    const written = [{ name: '../一览表.xlsx', bytes: new Uint8Array([80, 75]) }]
    expect(await save(written, folder)).toBe(folder)
    expect([...(await readFile(join(folder, '一览表.xlsx')))]).toEqual([80, 75])
    expect(saved('/tmp/demo', [{ name: '一览表.xlsx' }])).toEqual(['已另存于 /tmp/demo：', '  一览表.xlsx'])
  } finally {
    await rm(folder, { recursive: true })
  }
})
