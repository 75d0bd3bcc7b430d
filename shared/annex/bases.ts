import { base } from '../../events/roster.ts'
import { annexReasons as reasons } from '../labels/annex.ts'
import { baseKindLabels } from '../labels/roster.ts'
import { parseDate } from '../spreadsheet/day.ts'
import { faultOf } from '../spreadsheet/read/fault.ts'
import type { ColumnId, PlannedBase } from './annex.ts'
import { cleanLine, cleanText, squash } from './clean.ts'
import type { CellRow, Cells } from './lines.ts'
import { markOf } from './marks.ts'
import { type NameKind, splitDates, splitNames } from './split.ts'

const longest = 100
const branchKinds = ['communityBranch', 'classBranch', 'workplaceBranch'] as const

type Refuse = (id: ColumnId | 'branchKind', message: string) => void

/** Text of a cell; '' where it says that there is nothing, or nothing yet. */
function namedIn(text: string): string {
  const mark = markOf(text)
  return mark === 'nothing' || mark === 'open' || faultOf(text) ? '' : text
}

function datesOf(text: string): string[] {
  // Whole first: 2016,6,23 is one date with unusual separators.
  return parseDate(text) === undefined ? splitDates(cleanText(text)) : [text]
}

/** What the row says of the kind of its bases, and whose they are. */
function belonging(cells: Cells, kind: NameKind, refuse: Refuse): Pick<PlannedBase, 'kind' | 'unit'> {
  const unit = cleanLine(cells[`${kind}Unit`])
  const typed = kind === 'branch' ? cleanLine(cells.branchKind) : ''
  const branchKind = branchKinds.find(each => squash(baseKindLabels[each]) === squash(typed))
  if (typed !== '' && branchKind === undefined) refuse('branchKind', reasons.branchKind(typed))
  return { ...(branchKind !== undefined && { kind: branchKind }), ...(unit !== '' && { unit }) }
}

function basesOf(cells: Cells, kind: NameKind, refuse: Refuse): PlannedBase[] {
  const dateId = `${kind}Date` as const
  const named = namedIn(cells[kind])
  // Beside a name a mark is no date, and is named; beside no name it says nothing.
  const dates = datesOf(named === '' ? namedIn(cells[dateId]) : cells[dateId])
  const names = splitNames(cleanText(named), kind, dates.length).map(cleanLine)
  if (names.length === 0) {
    if (dates.length > 0) refuse(kind, reasons.dateWithoutName(kind))
    return []
  }
  for (const name of names)
    if (!base.shape.name.safeParse(name).success) refuse(kind, reasons.nameTooLong(kind, longest))
  if (dates.length === 0) {
    refuse(dateId, reasons.nameWithoutDate(kind, names))
    return []
  }
  if (dates.length > 1 && dates.length !== names.length) {
    refuse(dateId, reasons.datesDiffer(kind, names.length, dates.length))
    return []
  }
  const more = belonging(cells, kind, refuse)
  return names.flatMap((name, index) => {
    const typed = dates[index] ?? (dates[0] as string)
    const plannedOn = parseDate(typed)
    if (plannedOn === undefined) refuse(dateId, reasons.dateUnreadable(kind, name, cleanLine(typed)))
    return plannedOn === undefined ? [] : [{ name, plannedOn, ...more }]
  })
}

/** The bases of a kind that a cadre's rows name, each once. */
export function readBases(rows: readonly CellRow[], kind: NameKind, refuse: Refuse): PlannedBase[] {
  const bases = rows.flatMap(({ cells }) => basesOf(cells, kind, refuse))
  return [
    ...new Map(
      bases.map(entry => [JSON.stringify([entry.name, entry.plannedOn, entry.unit]), entry]),
    ).values(),
  ]
}
