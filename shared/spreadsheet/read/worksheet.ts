import { fileReasons } from '../../labels/files.ts'
import { dateOfSerial } from '../day.ts'
import { uncomputed } from './fault.ts'
import { checkCell, limits } from './limits.ts'
import type { Merge, Sheet } from './sheet.ts'
import { Unreadable } from './unreadable.ts'
import type { Shared } from './workbook.ts'
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
  return {
    top: Math.min(from.row, to.row) - 1,
    left: Math.min(from.column, to.column) - 1,
    bottom: Math.max(from.row, to.row) - 1,
    right: Math.max(from.column, to.column) - 1,
  }
}

function numberText(value: string, style: string | undefined, workbook: Shared): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (!workbook.dateStyles[Number(style ?? -1)]) return String(number)
  // No day at all: a phone in a column that is formatted as dates.
  return dateOfSerial(number + (workbook.date1904 ? shift1904 : 0)) || String(number)
}

const damaged = () => new Unreadable('damaged', fileReasons.damaged)

function stringAt(value: string, { strings }: Shared): string {
  if (value.trim() === '') return ''
  const string = strings[Number(value)]
  if (string === undefined) throw damaged()
  return string
}

function cellText({ t: type = 'n', s: style }: Attributes, value: string, workbook: Shared): string {
  switch (type) {
    case 's':
      return stringAt(value, workbook)
    case 'e':
      return value === '' ? '#VALUE!' : value
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
function usable(merges: readonly Merge[], mostRows: number): Merge[] {
  const cut = merges
    .filter(merge => merge.top < mostRows && merge.left < limits.columns)
    .map(merge => ({
      ...merge,
      bottom: Math.min(merge.bottom, mostRows - 1),
      right: Math.min(merge.right, limits.columns - 1),
    }))
  if (cut.reduce((sum, merge) => sum + area(merge), 0) > limits.mergedCells) {
    throw new Unreadable('damaged', fileReasons.tooManyMerges)
  }
  return cut
}

/** The number of a row as the file says it; NaN for what is no number of a row. */
const rowNumber = (text: string) => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : Number.NaN)

const isHidden = ({ hidden = '', ht, width }: Attributes) =>
  /^(1|true)$/.test(hidden) || (ht !== undefined && Number(ht) === 0) || Number(width ?? 1) === 0

/** What is not shown, of what holds values. */
class Hidden {
  readonly #rows = new Set<number>()
  readonly #columns = new Set<number>()

  row(row: number, attributes: Attributes): void {
    if (row >= 1 && isHidden(attributes)) this.#rows.add(row - 1)
  }

  columns(attributes: Attributes): void {
    if (!isHidden(attributes)) return
    for (let at = Number(attributes.min); at <= Math.min(Number(attributes.max), limits.columns); at += 1)
      this.#columns.add(at - 1)
  }

  of(sheet: readonly (readonly string[])[]): Pick<Sheet, 'hidden'> {
    const rows = [...this.#rows].filter(row => sheet[row]?.some(cell => cell !== ''))
    const columns = [...this.#columns].filter(column => sheet.some(cells => (cells[column] ?? '') !== ''))
    const ascending = (a: number, b: number) => a - b
    return rows.length + columns.length === 0
      ? {}
      : { hidden: { rows: rows.sort(ascending), columns: columns.sort(ascending) } }
  }
}

/** Reads one sheet. Only cells with a value count against the limits: formatted empty ones run to the last row. */
export function readWorksheet(name: string, xml: string, workbook: Shared, mostRows: number): Sheet {
  const rows: string[][] = []
  const merges: Merge[] = []
  const hidden = new Hidden()
  let row = 0
  let column = 0
  let cell: Attributes = {}
  let value = ''
  let isFormula = false
  let hasValue = false
  let collecting = false
  let inPhonetic = false
  /** A formula that gives '' stores it as a string; what stores nothing was never computed. */
  const isUnknown = () => isFormula && value === '' && !(cell.t === 'str' && hasValue)
  const place = () => {
    const text = isUnknown() ? uncomputed : cellText(cell, value, workbook)
    if (text.trim() === '') return
    if (!(row >= 1)) throw damaged()
    checkCell(row, column, text, mostRows)
    while (rows.length < row) rows.push([])
    const cells = rows[row - 1] as string[]
    while (cells.length < column) cells.push('')
    cells[column - 1] = text
  }
  readXml(xml, {
    open(element, attributes) {
      if (element === 'row') {
        const stated = attributes()
        row = stated.r === undefined ? row + 1 : rowNumber(stated.r)
        hidden.row(row, stated)
        column = 0
      } else if (element === 'c') {
        cell = attributes()
        const address = addressOf(cell.r ?? '')
        row = address?.row ?? row
        column = address?.column ?? column + 1
        value = ''
        isFormula = false
        hasValue = false
      } else if (element === 'f') isFormula = true
      else if (element === 'v' || element === 't') {
        collecting = true
        hasValue = true
      } else if (element === 'rPh') inPhonetic = true
      else if (element === 'col') hidden.columns(attributes())
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
  return { name, rows, merges: usable(merges, mostRows), ...hidden.of(rows) }
}
