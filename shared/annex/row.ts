import { cadre, org } from '../../events/roster.ts'
import { addDays } from '../domain/time/calendar.ts'
import { annexTitles, annexReasons as reasons } from '../labels/annex.ts'
import { parseDate } from '../spreadsheet/day.ts'
import { columnLetters } from '../spreadsheet/letters.ts'
import { faultOf } from '../spreadsheet/read/fault.ts'
import { readAccounts } from './accounts.ts'
import type { AnnexRow, ColumnId, ExtraId, RowReason } from './annex.ts'
import { readBases } from './bases.ts'
import { categoryOf } from './categories.ts'
import { cleanLine, cleanName } from './clean.ts'
import type { Header } from './header.ts'
import { readLeaves } from './leaves.ts'
import { codePoint, strangeIn, strangeInName } from './letters.ts'
import type { CadreLines, CellRow, Cells } from './lines.ts'
import { markOf } from './marks.ts'
import { checkMobile, cleanPhone } from './mobile.ts'

type Id = ColumnId | ExtraId

const schemas = { name: cadre.shape.name, unit: org.shape.name, post: cadre.shape.post } as const
const longest = { name: 50, unit: 100, post: 50, branch: 100, association: 100 } as const
const lettered = [
  'name',
  'unit',
  'post',
  'branch',
  'branchUnit',
  'association',
  'associationUnit',
  'accounts',
  'leaves',
] as const

function checkText(id: 'name' | 'unit' | 'post', text: string): string | undefined {
  if (text === '') return reasons.empty(id)
  return schemas[id].safeParse(text).success ? undefined : reasons.tooLong(id, longest[id])
}

type Refuse = (id: Id, message: string | undefined) => void

/** Refuses cells that hold no value of their own: errors, formulas without value, `同上` with nothing above. */
function checkCells({ rowNumber, cells }: CellRow, columns: Header['columns'], refuse: Refuse): void {
  for (const [id, text] of Object.entries(cells) as [Id, string][]) {
    const fault = faultOf(text)
    const cell = `${columnLetters(columns[id] ?? 0)}${rowNumber}`
    if (fault === 'error') refuse(id, reasons.cellError(cell, text.trim()))
    else if (fault === 'uncomputed') refuse(id, reasons.cellUncomputed(cell))
    else if (markOf(text) === 'ditto') refuse(id, reasons.nothingAbove(id))
  }
}

function checkLetters(cells: Cells, refuse: Refuse): void {
  for (const id of lettered) {
    const letter = id === 'name' ? strangeInName(cleanName(cells.name)) : strangeIn(cleanLine(cells[id]))
    if (letter !== undefined) refuse(id, reasons.strangeLetter(id, letter, codePoint(letter)))
  }
}

function readCategory(typed: string, refuse: Refuse): Pick<AnnexRow, 'category'> {
  const category = categoryOf(typed)
  if (typed !== '' && category === undefined) refuse('category', reasons.category(typed))
  return category === undefined ? {} : { category }
}

function readQuota(typed: string, refuse: Refuse): Pick<AnnexRow, 'quota'> {
  if (typed === '') return {}
  const quota = cadre.shape.quota.safeParse(/^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN).data
  if (quota === undefined) refuse('quota', reasons.quota(typed))
  return quota === undefined ? {} : { quota }
}

function readService(
  { serviceFrom, serviceUntil }: Cells,
  refuse: Refuse,
): Pick<AnnexRow, 'serviceFrom' | 'serviceUntil'> {
  const dateOf = (id: 'serviceFrom' | 'serviceUntil', text: string) => {
    const date = parseDate(text)
    if (date === undefined) refuse(id, reasons.serviceDate(id, cleanLine(text)))
    return date
  }
  const from = serviceFrom.trim() === '' ? undefined : dateOf('serviceFrom', serviceFrom)
  const endless = markOf(serviceUntil) === 'nothing' ? null : undefined
  const until = serviceUntil.trim() === '' ? undefined : (endless ?? dateOf('serviceUntil', serviceUntil))
  return {
    ...(from !== undefined && { serviceFrom: from }),
    ...((endless === null || until !== undefined) && {
      serviceUntil: until === undefined ? null : addDays(until, 1),
    }),
  }
}

function readCellAccounts(text: string, refuse: Refuse): Pick<AnnexRow, 'accounts'> {
  if (text.trim() === '') return {}
  if (markOf(text) === 'nothing') return { accounts: [] }
  const { accounts, wrong } = readAccounts(text)
  if (wrong !== undefined) refuse('accounts', reasons.account(wrong))
  else if (!cadre.shape.accounts.safeParse(accounts).success) refuse('accounts', reasons.tooManyAccounts(20))
  return { accounts }
}

function readCellLeaves(text: string, refuse: Refuse): Pick<AnnexRow, 'leaves'> {
  if (text.trim() === '') return {}
  if (markOf(text) === 'nothing') return { leaves: [] }
  const { leaves, wrong } = readLeaves(text)
  if (wrong !== undefined) refuse('leaves', reasons.leave(wrong))
  return { leaves }
}

/** Reads a cadre's rows: the values, and every reason why they cannot be taken (none: they can). */
export function readRow(
  { rows }: CadreLines,
  columns: Header['columns'],
): { row: AnnexRow; reasons: RowReason[] } {
  const first = (rows[0] as CellRow).cells
  const found: RowReason[] = []
  const refused = new Set<Id>()
  const refuse: Refuse = (id, message) => {
    if (message === undefined || found.some(reason => reason.message === message)) return
    refused.add(id)
    found.push({ column: annexTitles[id], message })
  }
  for (const each of rows) checkCells(each, columns, refuse)
  for (const { cells } of rows) checkLetters(cells, refuse)
  // What a cell cannot tell is said once: no further reason of the same column.
  const strange = new Set(refused)
  const also: Refuse = (id, message) => {
    if (!strange.has(id)) refuse(id, message)
  }
  const row = {
    name: cleanName(first.name),
    unit: cleanLine(first.unit),
    post: cleanLine(first.post),
    mobile: cleanPhone(first.mobile),
    ...readCategory(cleanLine(first.category), also),
    ...readQuota(cleanLine(first.quota), also),
    ...readService(first, also),
    ...readCellAccounts(first.accounts, also),
    ...readCellLeaves(first.leaves, also),
    branches: readBases(rows, 'branch', also),
    associations: readBases(rows, 'association', also),
  }
  also('name', checkText('name', row.name))
  also('unit', checkText('unit', row.unit))
  also('post', checkText('post', row.post))
  also('mobile', checkMobile(row.mobile))
  return { row, reasons: found }
}

/** Whether a cell of the row is left open: 待定. */
export const isLeftOpen = ({ cells }: CellRow): boolean =>
  (['branch', 'branchDate', 'association', 'associationDate'] as const).some(
    id => markOf(cells[id]) === 'open',
  )
