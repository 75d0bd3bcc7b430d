import type { DemandRow } from '../domain/demands/demand-list.ts'
import { demandColumns, demandTexts } from '../labels/demand-sheet.ts'
import { demandOriginLabels, demandStateLabels, yesNo } from '../labels/demands.ts'
import { demandCategoryLabels } from '../labels/events.ts'
import { aboveLabels, noteLines, sheetNames, signingLabels } from '../labels/sheets.ts'
import type { Outcome } from '../listing/outcomes.ts'
import { count, date, text } from '../spreadsheet/write/columns.ts'
import type { Table } from '../spreadsheet/write/table.ts'

/** A row with what the views do not hold. */
export interface Line extends DemandRow, Outcome {
  readonly text: string
  readonly owner: string
  readonly org: string
}

const { doneOn } = demandTexts

/** The list as it is printed and discussed, in the order of the rows; nobody's number is on it. */
export const demandPaper = (org: string, today: string, lines: readonly Line[]): Table => ({
  name: sheetNames.demands,
  title: demandTexts.title(org, today),
  above: [aboveLabels.filledBy(org)],
  columns: [
    count(demandColumns.number, 6),
    text(demandColumns.category, 9, 'center'),
    text(demandColumns.text, 28),
    date(demandColumns.raisedOn, 11),
    text(demandColumns.state, 11, 'center'),
    date(demandColumns.due, 11),
    text(demandColumns.answerCell, 22),
    text(demandColumns.departmentCell, 17),
    text(demandColumns.resolvedCell, 18),
    text(demandColumns.owner, 11, 'center'),
    text(demandColumns.org, 18),
  ],
  rows: lines.map((line, index) => [
    index + 1,
    demandCategoryLabels[line.category],
    line.text,
    line.raisedOn,
    demandStateLabels[line.state],
    line.due,
    doneOn(line.answeredOn, line.answer),
    doneOn(line.escalatedOn, line.department),
    doneOn(line.resolvedOn, line.resolution),
    line.owner,
    line.org,
  ]),
  notes: noteLines([demandTexts.order, demandTexts.due]),
  signing: signingLabels,
  landscape: true,
})

/** Everything of every demand, to be worked with. */
export const demandDetail = (org: string, today: string, lines: readonly Line[]): Table => ({
  name: sheetNames.details,
  title: demandTexts.title(org, today),
  columns: [
    count(demandColumns.number, 6),
    text(demandColumns.category, 10),
    text(demandColumns.text, 50),
    text(demandColumns.youthId, 16),
    text(demandColumns.origin, 12),
    date(demandColumns.raisedOn),
    count(demandColumns.ageDays),
    text(demandColumns.state, 15),
    text(demandColumns.answered, 9),
    date(demandColumns.answerDue),
    date(demandColumns.answeredOn),
    text(demandColumns.answer, 40),
    date(demandColumns.escalatedOn),
    text(demandColumns.department, 24),
    date(demandColumns.settleDue),
    date(demandColumns.resolvedOn),
    text(demandColumns.resolution, 40),
    text(demandColumns.owner, 12),
    text(demandColumns.org, 24),
  ],
  rows: lines.map((line, index) => [
    index + 1,
    demandCategoryLabels[line.category],
    line.text,
    line.youthId,
    demandOriginLabels[line.byFeedback ? 'feedback' : 'cadre'],
    line.raisedOn,
    line.ageDays,
    demandStateLabels[line.state],
    yesNo(line.answered),
    line.answerDue,
    line.answeredOn,
    line.answer,
    line.escalatedOn,
    line.department,
    line.settleDue,
    line.resolvedOn,
    line.resolution,
    line.owner,
    line.org,
  ]),
  landscape: true,
})
