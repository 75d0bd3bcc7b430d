import type { CellObject, Row, SheetData } from 'write-excel-file/universal'
import { annexHeaders, annexSheetName, annexTitle, filledByLabels } from '../labels/annex.ts'
import { dateCell, headerCell, textCell } from '../spreadsheet/write/cells.ts'
import { titleRow, toBytes } from '../spreadsheet/write/xlsx.ts'
import type { Annex, AnnexRow, PlannedBase } from './annex.ts'

const widths = [6, 10, 26, 14, 14, 34, 14, 34, 14]

const nothing: CellObject = textCell('')

const baseCells = (base: PlannedBase | undefined) =>
  base === undefined ? [nothing, nothing] : [textCell(base.name), dateCell(base.plannedOn)]

/** One row for each pair of bases; who the cadre is stands once, merged over them. */
function cadreRows(row: AnnexRow, number: number): Row[] {
  const height = Math.max(1, row.branches.length, row.associations.length)
  return Array.from({ length: height }, (_, index) => {
    const who =
      index > 0
        ? Array.from({ length: 5 }, () => null)
        : [String(number), row.name, row.unit, row.post, row.mobile].map(text =>
            textCell(text, { align: 'center', ...(height > 1 && { rowSpan: height }) }),
          )
    return [...who, ...baseCells(row.branches[index]), ...baseCells(row.associations[index])]
  })
}

function filledByRow({ unit, person, phone }: Annex['filledBy']): Row {
  const cell = (text: string, columnSpan: number) => [
    textCell(text, { columnSpan, borderStyle: 'hair' }),
    ...Array.from({ length: columnSpan - 1 }, () => null),
  ]
  return [
    ...cell(`${filledByLabels.unit}：${unit}`, 4),
    ...cell(`${filledByLabels.person}：${person}`, 2),
    ...cell(`${filledByLabels.phone}：${phone}`, 3),
  ]
}

/** Writes the committee's annex sheet (一览表) as .xlsx, in the layout of the notice of 2016. */
export function writeAnnex({ filledBy, rows }: Annex): Promise<Uint8Array> {
  const data: SheetData = [
    titleRow(annexTitle, annexHeaders.length),
    filledByRow(filledBy),
    annexHeaders.map(headerCell),
    ...rows.flatMap((row, index) => cadreRows(row, index + 1)),
  ]
  return toBytes([
    {
      sheet: annexSheetName,
      data,
      columns: widths.map(width => ({ width })),
      stickyRowsCount: 3,
      orientation: 'landscape',
    },
  ])
}
