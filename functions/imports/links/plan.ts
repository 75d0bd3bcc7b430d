import { link as linkSchema } from '../../../events/roster.ts'
import { withoutNumbers } from '../../../shared/importing/pseudonym.ts'
import type { JobRow, LinkRow } from '../../../shared/importing/rows.ts'
import { rowPlace } from '../../../shared/labels/annex.ts'
import { fieldAliases, jobReasons, jobTitles, sheetReasons } from '../../../shared/labels/jobs.ts'
import { fieldLabels } from '../../../shared/labels/roster.ts'
import { parseDate } from '../../../shared/spreadsheet/day.ts'
import type { Book } from '../../../shared/spreadsheet/read/sheet.ts'
import { findingBases } from '../sheet/bases.ts'
import type { Context, Planned } from '../sheet/context.ts'
import type { Column } from '../sheet/header.ts'
import { readTable, type TableRow } from '../sheet/table.ts'
import { refusedRow, tellingWho, whoColumns } from '../sheet/who.ts'
import { youthIds } from '../sheet/youths.ts'

/** The columns of the sheet of links. */
const columns = {
  ...whoColumns,
  base: {
    title: jobTitles.base,
    others:
      /^(所在|联系)?(基层)?(团支部|社团|青年社会组织)([/或、及和](团支部|社团|青年社团|青年社会组织))*(名称)?$/,
    required: true,
    shared: true,
  },
  field: { title: jobTitles.field, others: /^(所属|青年)领域$/, required: true, shared: true },
  since: { title: jobTitles.since, others: /^(联系)?开始(联系)?(时间|日期)?$/, required: true, shared: true },
  until: { title: jobTitles.until, others: /^(联系)?结束(联系)?(时间|日期)?$/, shared: true },
} as const satisfies Record<string, Column>

type Id = keyof typeof columns
type Field = keyof typeof fieldLabels

const fieldWords = new Map<string, Field>([
  ...(Object.entries(fieldLabels) as [Field, string][]).flatMap(([field, label]) =>
    [label, field].map(word => [word, field] as const),
  ),
  ...Object.entries(fieldAliases),
])

/** The field that a cell means: its word, such as 农村 or 农村青年, or its code. */
const fieldOf = (typed: string) =>
  fieldWords.get(typed) ?? fieldWords.get(typed.replace(/(?:领域)?(?:青年)?$/, ''))

const fieldChoice = Object.values(fieldLabels).join('、')

const placeOf = ({ line, sheet }: Pick<JobRow, 'line' | 'sheet'>) => rowPlace(line, sheet)

function readDates({ since, until }: TableRow<Id>['cells'], refuse: (reason: string) => void) {
  const dateOf = (title: string, text: string) => {
    if (text === '') return undefined
    const date = parseDate(text)
    if (date === undefined) refuse(jobReasons.dateUnreadable(title, withoutNumbers(text)))
    return date
  }
  const from = dateOf(columns.since.title, since)
  if (since === '') refuse(sheetReasons.empty(columns.since.title))
  const to = dateOf(columns.until.title, until)
  if (from !== undefined && to !== undefined && to < from) refuse(jobReasons.untilBeforeSince)
  return { since: from, until: to }
}

/** Understands row after row. */
function reading(context: Context): (row: TableRow<Id>) => JobRow {
  const tellWho = tellingWho(context)
  const findBase = findingBases(context.register)
  return row => {
    const { cells } = row
    const reasons = [...row.faults]
    const refuse = (reason: string) => void reasons.push(reason)
    const { place, cadre, youthId } = tellWho(row, refuse)
    const base = cadre && cells.base !== '' ? findBase(cadre, cells.base) : undefined
    if (cells.base === '') refuse(sheetReasons.empty(columns.base.title))
    if (base && 'reason' in base) refuse(base.reason)
    const field = linkSchema.shape.field.safeParse(fieldOf(cells.field)).data
    if (cells.field === '') refuse(sheetReasons.empty(columns.field.title))
    else if (field === undefined) refuse(jobReasons.fieldUnknown(fieldChoice, withoutNumbers(cells.field)))
    const { since, until } = readDates(cells, refuse)
    if (reasons.length > 0 || !cadre || !youthId || !since || !field || !base || 'reason' in base)
      return refusedRow(place, reasons)
    const link = { baseId: base.baseId, field, since, ...(until !== undefined && { until }) }
    return { ...place, cadreId: cadre.profile.cadreId, youthId, link }
  }
}

const overlap = (a: LinkRow['link'], b: LinkRow['link']) =>
  (a.until === undefined || b.since < a.until) && (b.until === undefined || a.since < b.until)

/** Refuses a row that says something else of the pair of an earlier one, so that rows may be worked on in any order. */
function withoutRepeats(rows: readonly JobRow[]): JobRow[] {
  const pairs = new Map<string, LinkRow[]>()
  return rows.map(row => {
    if (!('link' in row)) return row
    const key = JSON.stringify([row.cadreId, row.youthId])
    const earlier = pairs.get(key) ?? []
    const same = earlier.find(({ link }) => link.since === row.link.since)
    const over = earlier.find(({ link }) => overlap(link, row.link))
    pairs.set(key, [...earlier, row])
    if (!same && !over) return row
    const { link: _, ...who } = row
    const reason = same
      ? jobReasons.repeated(placeOf(same))
      : jobReasons.overlapsRow(placeOf(over as LinkRow))
    return { ...who, reason }
  })
}

/** Reads a sheet of links: each row with pseudonyms and ids, or with every reason why it is refused. */
export function planLinks(book: Book, context: Context): Planned {
  const { rows, notices } = readTable<Id>(book, { columns, oneOf: youthIds })
  const read = reading(context)
  return { rows: withoutRepeats(rows.map(read)), notices: notices.map(withoutNumbers) }
}
