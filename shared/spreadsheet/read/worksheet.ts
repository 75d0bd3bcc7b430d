import { fileReasons } from '../../labels/files.ts'
import { dateOfSerial } from '../day.ts'
import { checkCell, limits } from './limits.ts'
import type { Merge, Sheet } from './sheet.ts'
import { Unreadable } from './unreadable.ts'
import type { Workbook } from './workbook.ts'
import { type Attributes, readXml, unescapeText } from './xml.ts'

/** Days between the two counts that a workbook may use. */
const shift1904 = 1_462

interface Position {
  readonly row: number
  readonly column: number
}

/** `B3` → row 3, column 2; undefined for what is no address. */
function addressOf(reference: string): Position | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference)
  if (!match) return undefined
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(match[2]), column }
}

function mergeOf(reference: string): Merge | undefined {
  const [from, to] = reference.split(':').map(addressOf)
  if (!from || !to) return undefined
  return { top: from.row - 1, left: from.column - 1, bottom: to.row - 1, right: to.column - 1 }
}

function numberText(value: string, style: string | undefined, workbook: Workbook): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (!workbook.dateStyles[Number(style ?? -1)]) return String(number)
  return dateOfSerial(number + (workbook.date1904 ? shift1904 : 0))
}

function cellText({ t: type = 'n', s: style }: Attributes, value: string, workbook: Workbook): string {
  switch (type) {
    case 's':
      return workbook.strings[Number(value)] ?? ''
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'd':
      return value.slice(0, 10)
    case 'n':
      return numberText(value, style, workbook)
    default:
      return unescapeText(value)
  }
}

const area = (merge: Merge) => (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)

/** Ranges that matter: those that begin where values may be, cut at the limits. */
function usable(merges: readonly Merge[]): Merge[] {
  const cut = merges
    .filter(merge => merge.top < limits.rows && merge.left < limits.columns)
    .map(merge => ({
      ...merge,
      bottom: Math.min(merge.bottom, limits.rows - 1),
      right: Math.min(merge.right, limits.columns - 1),
    }))
  if (cut.reduce((sum, merge) => sum + area(merge), 0) > limits.mergedCells) {
    throw new Unreadable('damaged', fileReasons.tooManyMerges)
  }
  return cut
}

/** Reads one sheet. Only cells with a value count against the limits: formatted empty ones run to the last row. */
export function readWorksheet(name: string, xml: string, workbook: Workbook): Sheet {
  const rows: string[][] = []
  const merges: Merge[] = []
  let row = 0
  let column = 0
  let cell: Attributes = {}
  let value = ''
  let collecting = false
  let inPhonetic = false
  const place = () => {
    const text = cellText(cell, value, workbook)
    if (text.trim() === '') return
    if (!(row >= 1)) throw new Unreadable('damaged', fileReasons.damaged)
    checkCell(row, column, text)
    while (rows.length < row) rows.push([])
    const cells = rows[row - 1] as string[]
    while (cells.length < column) cells.push('')
    cells[column - 1] = text
  }
  readXml(xml, {
    open(element, attributes) {
      if (element === 'row') {
        row = Number(attributes().r ?? row + 1)
        column = 0
      } else if (element === 'c') {
        cell = attributes()
        const address = addressOf(cell.r ?? '')
        row = address?.row ?? row
        column = address?.column ?? column + 1
        value = ''
      } else if (element === 'v' || element === 't') collecting = true
      else if (element === 'rPh') inPhonetic = true
      else if (element === 'mergeCell') {
        const merge = mergeOf(attributes().ref ?? '')
        if (merge) merges.push(merge)
      }
    },
    close(element) {
      if (element === 'c') place()
      else if (element === 'v' || element === 't') collecting = false
      else if (element === 'rPh') inPhonetic = false
    },
    text(text) {
      if (collecting && !inPhonetic) value += text
    },
  })
  return { name, rows, merges: usable(merges) }
}
