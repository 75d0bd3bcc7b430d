import type { CellObject, Row, SheetData } from 'write-excel-file/universal'
import { addDays } from '../domain/time/calendar.ts'
import { annexHeaders, annexSheetName, annexTitle, extraTitles, filledByLabels } from '../labels/annex.ts'
import { baseKindLabels, categoryShortLabels } from '../labels/roster.ts'
import { dateCell, headerCell, textCell } from '../spreadsheet/write/cells.ts'
import { toBytes } from '../spreadsheet/write/workbook.ts'
import { titleRow } from '../spreadsheet/write/xlsx.ts'
import { accountWords } from './accounts.ts'
import type { Annex, AnnexRow, ExtraId, PlannedBase } from './annex.ts'
import { leaveWords } from './leaves.ts'

const widths = [6, 10, 26, 14, 14, 34, 14, 34, 14]

const extraWidths: Readonly<Record<ExtraId, number>> = {
  category: 12,
  quota: 8,
  serviceFrom: 12,
  serviceUntil: 12,
  accounts: 30,
  leaves: 30,
  branchKind: 16,
  branchUnit: 26,
  associationUnit: 26,
}

const nothing: CellObject = textCell('')

const baseCells = (base: PlannedBase | undefined) =>
  base === undefined ? [nothing, nothing] : [textCell(base.name), dateCell(base.plannedOn)]

const date = (value: string | null | undefined) => (value ? dateCell(value) : nothing)

/** What an extra column says of a cadre, or of the bases that stand in the same row. */
function extraCell(id: ExtraId, row: AnnexRow, index: number): CellObject {
  const [branch, association] = [row.branches[index], row.associations[index]]
  switch (id) {
    case 'category':
      return textCell(row.category === undefined ? '' : categoryShortLabels[row.category], {
        align: 'center',
      })
    case 'quota':
      return textCell(row.quota === undefined ? '' : String(row.quota), { align: 'center' })
    case 'serviceFrom':
      return date(row.serviceFrom)
    case 'serviceUntil':
      return date(row.serviceUntil && addDays(row.serviceUntil, -1))
    case 'accounts':
      return textCell(accountWords(row.accounts ?? []))
    case 'leaves':
      return textCell(leaveWords(row.leaves))
    case 'branchKind':
      return textCell(branch?.kind === undefined ? '' : baseKindLabels[branch.kind])
    case 'branchUnit':
      return textCell(branch?.unit ?? '')
    case 'associationUnit':
      return textCell(association?.unit ?? '')
  }
}

const besideBases: readonly ExtraId[] = ['branchKind', 'branchUnit', 'associationUnit']

/** One row for each pair of bases; who the cadre is stands once, merged over them. */
function cadreRows(row: AnnexRow, number: number, extras: readonly ExtraId[]): Row[] {
  const height = Math.max(1, row.branches.length, row.associations.length)
  const merged = height > 1 ? { rowSpan: height } : {}
  return Array.from({ length: height }, (_, index) => {
    const who =
      index > 0
        ? Array.from({ length: 5 }, () => null)
        : [String(number), row.name, row.unit, row.post, row.mobile].map(text =>
            textCell(text, { align: 'center', ...merged }),
          )
    const more = extras.map(id => {
      if (besideBases.includes(id)) return extraCell(id, row, index)
      return index > 0 ? null : { ...extraCell(id, row, 0), ...merged }
    })
    return [...who, ...baseCells(row.branches[index]), ...baseCells(row.associations[index]), ...more]
  })
}

function filledByRow({ unit, person, phone }: Annex['filledBy'], columns: number): Row {
  const cell = (text: string, columnSpan: number) => [
    textCell(text, { columnSpan, borderStyle: 'hair' }),
    ...Array.from({ length: columnSpan - 1 }, () => null),
  ]
  return [
    ...cell(`${filledByLabels.unit}：${unit}`, 4),
    ...cell(`${filledByLabels.person}：${person}`, 2),
    ...cell(`${filledByLabels.phone}：${phone}`, columns - 6),
  ]
}

/** Columns that fit on paper: those of the notice and one more; others are there to be read by an import. */
const mostPrinted = annexHeaders.length + 1

/** Writes the committee's annex sheet (一览表) as .xlsx, in the layout of the notice of 2016. */
export function writeAnnex({ filledBy, rows, extras = [] }: Annex): Promise<Uint8Array> {
  const headers = [...annexHeaders, ...extras.map(id => extraTitles[id])]
  const printed = Math.min(headers.length, mostPrinted)
  const data: SheetData = [
    titleRow(annexTitle, printed),
    filledByRow(filledBy, printed),
    headers.map(headerCell),
    ...rows.flatMap((row, index) => cadreRows(row, index + 1, extras)),
  ]
  return toBytes([
    {
      name: annexSheetName,
      widths: [...widths, ...extras.map(id => extraWidths[id])],
      headerRows: 3,
      landscape: true,
      printed,
      rows: data,
    },
  ])
}
