import { fileReasons } from '../../labels/files.ts'
import { limits } from './limits.ts'
import type { UnreadSheet } from './sheet.ts'
import { Unreadable } from './unreadable.ts'
import { readXml, unescapeText } from './xml.ts'
import type { Zip } from './zip.ts'

/** What the sheets of a workbook share. */
export interface Shared {
  readonly strings: readonly string[]
  /** By style number: whether it shows a number as a date. */
  readonly dateStyles: readonly boolean[]
  readonly date1904: boolean
}

/** A workbook: its visible sheets in order, those left out, and what they share. */
export interface Workbook extends Shared {
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  readonly unread: readonly UnreadSheet[]
}

const inWorkbook = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

function readRelations(xml: string) {
  const targets = new Map<string, string>()
  const byType = new Map<string, string>()
  readXml(xml, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const { Id = '', Target = '', Type = '' } = attributes()
      targets.set(Id, inWorkbook(Target))
      byType.set(Type.slice(Type.lastIndexOf('/') + 1), inWorkbook(Target))
    },
  })
  return { targets, byType }
}

/** Shared strings; runs of one string are joined, phonetic guides left out. */
function readStrings(xml: string): string[] {
  const strings: string[] = []
  let item = ''
  let inText = false
  let inPhonetic = false
  readXml(xml, {
    open(name) {
      if (name === 'si') item = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') inPhonetic = true
    },
    close(name) {
      if (name === 'si') strings.push(unescapeText(item))
      else if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
    },
    text(text) {
      if (inText && !inPhonetic) item += text
    },
  })
  return strings
}

const builtInDates = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

const showsDate = (format: string) =>
  /[yd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '').replace(/general/i, ''))

/** Which styles show a date, by style number. */
function readDateStyles(xml: string): boolean[] {
  const custom = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCellStyles = false
  readXml(xml, {
    open(name, attributes) {
      if (name === 'cellXfs') inCellStyles = true
      else if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributes()
        custom.set(Number(numFmtId), showsDate(formatCode))
      } else if (name === 'xf' && inCellStyles) {
        const id = Number(attributes().numFmtId)
        styles.push(custom.get(id) ?? builtInDates(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles
}

/** Reads what a workbook is made of. */
export function readWorkbook(zip: Zip): Workbook {
  const workbook = zip.text('xl/workbook.xml')
  if (workbook === undefined) {
    throw new Unreadable('not_a_spreadsheet', fileReasons.notASpreadsheet)
  }
  const { targets, byType } = readRelations(zip.text('xl/_rels/workbook.xml.rels') ?? '<none/>')
  const sheets: { name: string; path: string }[] = []
  const unread: UnreadSheet[] = []
  let date1904 = false
  readXml(workbook, {
    open(element, attributes) {
      if (element === 'workbookPr') date1904 = /^(1|true)$/.test(attributes().date1904 ?? '')
      if (element !== 'sheet') return
      const { name = '', id = '', state = 'visible' } = attributes()
      const path = targets.get(id)
      if (path === undefined) return
      if (state !== 'visible') unread.push({ name, why: 'hidden' })
      else if (sheets.length === limits.sheets) unread.push({ name, why: 'tooMany' })
      else sheets.push({ name, path })
    },
  })
  const strings = zip.text(byType.get('sharedStrings') ?? 'xl/sharedStrings.xml')
  const styles = zip.text(byType.get('styles') ?? 'xl/styles.xml')
  return {
    sheets,
    unread,
    strings: strings === undefined ? [] : readStrings(strings),
    dateStyles: styles === undefined ? [] : readDateStyles(styles),
    date1904,
  }
}
