import type { SheetData } from 'write-excel-file/universal'
import { voiceSheet as words } from '../../shared/labels/voice.ts'
import { toBytes } from '../../shared/spreadsheet/write/workbook.ts'
import { titleRow } from '../../shared/spreadsheet/write/xlsx.ts'
import type { IssuedLink } from './links.ts'
import { qrCode } from './qr.ts'

/** A link with its address. */
export type AddressedLink = IssuedLink & { readonly url: string }

/** Points of a row's height, and the picture's width in dots on the sheet: three centimetres of paper. */
const [rowHeight, pictureWidth] = [90, 112]

/** The sheet of a batch: a row for each youth, the address as text and as a picture to be scanned. */
export async function linkSheet(
  org: string,
  month: string,
  links: readonly AddressedLink[],
): Promise<Uint8Array> {
  const across = <Cell>(cell: Cell): (Cell | null)[] => [cell, null, null, null, null]
  const text = { type: String, format: '@', alignVertical: 'center', wrap: true } as const
  const rows: SheetData = links.map(({ cadre, youthId, url }, index) => [
    { type: Number, value: index + 1, height: rowHeight, alignVertical: 'center' },
    { ...text, value: cadre },
    { ...text, value: youthId },
    { ...text, value: url },
    null,
  ])
  const data: SheetData = [
    titleRow(words.title(org, month), 5),
    across({ type: String, value: words.note, columnSpan: 5, wrap: true, height: 36 }),
    words.headers.map(value => ({ type: String, value, fontWeight: 'bold', align: 'center' })),
    ...rows,
  ] as SheetData
  const images = links.map(({ url, youthId }, index) => ({
    content: new Blob([new Uint8Array(qrCode(url).png)]),
    contentType: 'image/png',
    width: pictureWidth,
    height: pictureWidth,
    dpi: 96,
    anchor: { row: index + 4, column: 5 },
    offsetX: 4,
    offsetY: 4,
    title: youthId,
  }))
  return toBytes([
    {
      name: words.name(month),
      widths: [6, 12, 20, 40, 18],
      headerRows: 3,
      landscape: false,
      rows: data,
      images,
    },
  ])
}
