import { deflateRawSync } from 'node:zlib'

const number = (value: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, bytes)
  return buffer
}

/** For small parts: clearing the usual memory takes longer than the work. */
const thrifty = { windowBits: 12, memLevel: 5, chunkSize: 2_048 }

/** A zip archive; `claims` says which inflated size the directory states instead of the true one. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>, claims?: number): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of Object.entries(parts)) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw, raw.length < 4_000 ? thrifty : undefined)
    const name = Buffer.from(path)
    const sizes = [number(packed.length, 4), number(claims ?? raw.length, 4)]
    // Version, flags, method 8 (deflate), time, date; nobody checks the sum.
    const common = [number(20, 2), number(0, 2), number(8, 2), number(0, 4), number(0, 4), ...sizes]
    const lengths = [number(name.length, 2), number(0, 2)]
    const file = Buffer.concat([number(0x04034b50, 4), ...common, ...lengths, name, packed])
    files.push(file)
    const rest = [number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(offset, 4), name]
    directory.push(Buffer.concat([number(0x02014b50, 4), number(20, 2), ...common, ...lengths, ...rest]))
    offset += file.length
  }
  const entries = Buffer.concat(directory)
  const count = number(files.length, 2)
  const end = [number(0, 4), count, count, number(entries.length, 4), number(offset, 4), number(0, 2)]
  return new Uint8Array(Buffer.concat([...files, entries, number(0x06054b50, 4), ...end]))
}

/** A workbook of one sheet from raw XML: the rows, and what follows them. */
export function workbookOf(
  sheetData: string,
  after = '',
  parts: Readonly<Record<string, string>> = {},
): Uint8Array {
  return zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData>${after}</worksheet>`,
    ...parts,
  })
}

/** Rows of inline text as a sheet's XML; '' leaves the cell out. */
export function rowsXml(rows: readonly (readonly string[])[]): string {
  const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const cell = (text: string, address: string) =>
    text === '' ? '' : `<c r="${address}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`
  return rows
    .map((row, at) => {
      const cells = row.map((text, column) => cell(text, `${String.fromCharCode(65 + column)}${at + 1}`))
      return `<row r="${at + 1}">${cells.join('')}</row>`
    })
    .join('')
}
