import { beforeEach, expect, test } from 'vitest'
import { csv, xlsx } from '../../shared/contracts/media.ts'
import { type Office, openOffice } from './testing/import.ts'
import { asMergedXlsx, csvText, li, wang } from './testing/sheets.ts'

// The headers and 李四 of 共青团涟水县委, saved as .csv by a Chinese spreadsheet program.
const gb18030 = Buffer.from(
  '0NXD+yy1pc67LNawzvEsyta7+rrFwusswarPtbv5suPNxdansr/D+7PGLLzGu66xqLW9yrG85CzBqs+1uPfB7NPyx+DE6snnu+HX6davu/LH4MTqyefN' +
    'xcP7s8YsvMa7rrGotb3KsbzkDQrA7svELLmyx+DNxcGwy67P2M6vLLjJysIsMTM4MDAwMDAwMDIstqu358nnx/jNxdansr8sMjAyNi42LjEsLA==',
  'base64',
)
const octets = 'application/octet-stream'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})

const results = async (body: unknown, mediaType: string) =>
  (await office.send({ body, mediaType })).body.rows.map(
    (row: { row: number; name: string; result: string }) => [row.row, row.name, row.result],
  )

test.each([octets, `${csv}; charset=gb2312`, 'application/vnd.ms-excel'])(
  'a .csv in GB18030, sent as %s',
  async mediaType => {
    expect(await results(gb18030, mediaType)).toEqual([[2, '李四', 'created']])
  },
)

test('a .csv with BOM, and one whose charset is named wrongly', async () => {
  const bytes = Buffer.from(`\uFEFF${csvText([li])}`)
  expect(await results(bytes, octets)).toEqual([[4, '李四', 'created']])
  expect(await results(gb18030, 'text/csv; charset=utf-8')).toEqual([[2, '李四', 'unchanged']])
})

test('an .xlsx with its headers in two rows of merged cells, whatever it is called', async () => {
  const { body } = asMergedXlsx(wang, li)
  expect(await results(body, octets)).toEqual([
    [5, '王建国', 'unchanged'],
    [6, '李四', 'created'],
  ])
  expect(await results(body, xlsx)).toEqual([
    [5, '王建国', 'unchanged'],
    [6, '李四', 'unchanged'],
  ])
})

test.each([
  ['JSON', '{}', 'application/json', 415, 'unsupported_media_type', 'content-type'],
  ['3 MB', new Uint8Array(3 * 1024 * 1024), octets, 413, 'too_large', 'body'],
  ['no header', '你好', csv, 400, 'invalid_request', 'body'],
  ['an .xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), octets, 400, 'invalid_request', 'body'],
  ['an unknown charset', gb18030, 'text/csv; charset=klingon', 400, 'invalid_request', 'content-type'],
  ['GB18030 that passed as UTF-8', gb18030.toString(), csv, 400, 'invalid_request', 'body'],
])('%s is a problem', async (_, body, mediaType, status, code, path) => {
  expect(await office.send({ body, mediaType })).toMatchObject({ status, body: { code, errors: [{ path }] } })
})

test('a file that cannot be read says why in Chinese', async () => {
  const { body } = await office.send({ body: '姓名,单位', mediaType: csv })
  expect(body.errors[0].message).toMatch(/^表头缺少：职务、手机号码/)
})

test('a column outside the annex is ignored with a notice', async () => {
  const text = csvText([[...li, '本科']]).replace(/团名称,计划报到时间/, '团名称,计划报到时间,学历')
  expect((await office.send({ body: text, mediaType: csv })).body).toMatchObject({
    counts: { created: 1 },
    notices: ['已忽略一览表以外的列：J列“学历”'],
  })
})
