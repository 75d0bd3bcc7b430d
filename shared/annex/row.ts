import { base, cadre, org } from '../../events/roster.ts'
import { annexReasons, categoryTitle, columnTitles } from '../labels/annex.ts'
import { parseDate } from '../spreadsheet/day.ts'
import type { AnnexRow, ColumnId, PlannedBase, RowReason } from './annex.ts'
import { cleanLine, cleanText } from './clean.ts'
import type { CadreLines, Cells } from './lines.ts'
import { type NameKind, splitDates, splitNames } from './split.ts'

const schemas = {
  name: cadre.shape.name,
  unit: org.shape.name,
  post: cadre.shape.post,
  mobile: cadre.shape.mobile,
  base: base.shape.name,
} as const

const longest = { name: 50, unit: 100, post: 50, branch: 100, association: 100 } as const

/** The digits of a phone as typed: without spaces, dashes and +86, full-width digits made ASCII. */
function cleanPhone(text: string): string {
  return cleanText(text)
    .normalize('NFKC')
    .replace(/[\s\-—–‐−()']/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
}

function checkMobile(text: string): string | undefined {
  if (text === '' || text === '必填') return annexReasons.empty('mobile')
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) {
    return annexReasons.mobileScientific(text)
  }
  if (/^1\d{10}[、,;/]?1\d{10}$/.test(text)) return annexReasons.mobileTwice
  if (!/^\d*$/.test(text)) return annexReasons.mobileNotDigits(text)
  if (text.length !== 11) return annexReasons.mobileLength(text)
  return schemas.mobile.safeParse(text).success ? undefined : annexReasons.mobileBeginning(text)
}

function checkText(id: 'name' | 'unit' | 'post', text: string): string | undefined {
  if (text === '') return annexReasons.empty(id)
  return schemas[id].safeParse(text).success ? undefined : annexReasons.tooLong(id, longest[id])
}

const categories: Readonly<Record<string, AnnexRow['category']>> = {
  专职: 'fullTime',
  专职团干部: 'fullTime',
  挂职: 'seconded',
  挂职团干部: 'seconded',
}

function datesOf(text: string): string[] {
  // Whole first: 2016,6,23 is one date with unusual separators.
  return parseDate(text) === undefined ? splitDates(cleanText(text)) : [text]
}

function readBases(
  cells: Cells,
  kind: NameKind,
  refuse: (id: ColumnId, message: string) => void,
): PlannedBase[] {
  const dateId = `${kind}Date` as const
  const dates = datesOf(cells[dateId])
  const names = splitNames(cleanText(cells[kind]), kind, dates.length).map(cleanLine)
  if (names.length === 0) {
    if (dates.length > 0) refuse(kind, annexReasons.dateWithoutName(kind))
    return []
  }
  for (const name of names) {
    if (!schemas.base.safeParse(name).success) refuse(kind, annexReasons.nameTooLong(kind, longest[kind]))
  }
  if (dates.length === 0) {
    refuse(dateId, annexReasons.nameWithoutDate(kind, names))
    return []
  }
  if (dates.length > 1 && dates.length !== names.length) {
    refuse(dateId, annexReasons.datesDiffer(kind, names.length, dates.length))
    return []
  }
  return names.flatMap((name, index) => {
    const typed = dates[index] ?? (dates[0] as string)
    const plannedOn = parseDate(typed)
    if (plannedOn === undefined) {
      refuse(dateId, annexReasons.dateUnreadable(kind, name, cleanLine(typed)))
    }
    return plannedOn === undefined ? [] : [{ name, plannedOn }]
  })
}

const distinct = (bases: readonly PlannedBase[]) => [
  ...new Map(bases.map(entry => [JSON.stringify([entry.name, entry.plannedOn]), entry])).values(),
]

/** Reads a cadre's rows: the values, and every reason why they cannot be taken (none: they can). */
export function readRow({ rows }: CadreLines): { row: AnnexRow; reasons: RowReason[] } {
  const first = rows[0] as Cells
  const reasons: RowReason[] = []
  const refuse = (id: ColumnId | 'category', message: string | undefined) => {
    if (message !== undefined && !reasons.some(reason => reason.message === message)) {
      reasons.push({ column: id === 'category' ? categoryTitle : columnTitles[id], message })
    }
  }
  const typed = cleanLine(first.category)
  const category = Object.hasOwn(categories, typed) ? categories[typed] : undefined
  const row = {
    name: cleanLine(first.name),
    unit: cleanLine(first.unit),
    post: cleanLine(first.post),
    mobile: cleanPhone(first.mobile),
    ...(category !== undefined && { category }),
    branches: distinct(rows.flatMap(cells => readBases(cells, 'branch', refuse))),
    associations: distinct(rows.flatMap(cells => readBases(cells, 'association', refuse))),
  }
  refuse('name', checkText('name', row.name))
  refuse('unit', checkText('unit', row.unit))
  refuse('post', checkText('post', row.post))
  refuse('mobile', checkMobile(row.mobile))
  if (typed !== '' && category === undefined) refuse('category', annexReasons.category(typed))
  return { row, reasons }
}
