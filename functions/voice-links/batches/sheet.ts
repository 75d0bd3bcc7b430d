import type { SheetData } from 'write-excel-file/universal'
import { voiceSheet as words } from '../../../shared/labels/voice.ts'
import { headerCell, plainCell, spanning, textCell } from '../../../shared/spreadsheet/write/cells.ts'
import { toBytes } from '../../../shared/spreadsheet/write/workbook.ts'
import { titleRow } from '../../../shared/spreadsheet/write/xlsx.ts'
import type { IssuedLink } from './links.ts'
import { qrCode } from './qr.ts'

/** A link with its address. */
export type AddressedLink = IssuedLink & { readonly url: string }

/** Points of a row's height, and the picture's width in dots on the sheet: three centimetres of paper. */
const [rowHeight, pictureWidth] = [90, 112]

const widths = [6, 12, 20, 40, 18]

/** The sheet of a batch: a row for each youth, the address as text and as a picture to be scanned. */
export async function linkSheet(
  org: string,
  month: string,
  links: readonly AddressedLink[],
): Promise<Uint8Array> {
  const rows = links.map(({ cadre, youthId, url }, index): SheetData[number] => [
    { ...textCell(String(index + 1), { align: 'center' }), height: rowHeight },
    textCell(cadre, { align: 'center' }),
    textCell(youthId, { align: 'center' }),
    textCell(url),
    textCell(''),
  ])
  const data: SheetData = [
    titleRow(words.title(org, month), widths.length),
    spanning(plainCell(words.note), widths.length),
    words.headers.map(headerCell),
    ...rows,
  ]
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
      widths,
      headerRows: 3,
      landscape: false,
      rows: data,
      images,
    },
  ])
}
