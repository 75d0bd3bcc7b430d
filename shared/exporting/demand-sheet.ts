import type { DemandRow } from '../domain/demands/demand-list.ts'
import { demandColumns, demandTexts } from '../labels/demand-sheet.ts'
import { demandOriginLabels, demandStateLabels, yesNo } from '../labels/demands.ts'
import { demandCategoryLabels } from '../labels/events.ts'
import { aboveLabels, noteLines, sheetNames, signingLabels } from '../labels/sheets.ts'
import type { Outcome } from '../listing/outcomes.ts'
import { count, date, tabulated, text } from '../spreadsheet/write/columns.ts'
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
  ...tabulated<Line>(
    [
      [count(demandColumns.number, 6), (_, index) => index + 1],
      [text(demandColumns.category, 9, 'center'), line => demandCategoryLabels[line.category]],
      [text(demandColumns.text, 28), line => line.text],
      [date(demandColumns.raisedOn, 11), line => line.raisedOn],
      [text(demandColumns.state, 11, 'center'), line => demandStateLabels[line.state]],
      [date(demandColumns.due, 11), line => line.due],
      [text(demandColumns.answerCell, 22), line => doneOn(line.answeredOn, line.answer)],
      [text(demandColumns.departmentCell, 17), line => doneOn(line.escalatedOn, line.department)],
      [text(demandColumns.resolvedCell, 18), line => doneOn(line.resolvedOn, line.resolution)],
      [text(demandColumns.owner, 11, 'center'), line => line.owner],
      [text(demandColumns.org, 18), line => line.org],
    ],
    lines,
  ),
  notes: noteLines([demandTexts.order, demandTexts.due]),
  signing: signingLabels,
  landscape: true,
})

/** Everything of every demand, to be worked with. */
export const demandDetail = (org: string, today: string, lines: readonly Line[]): Table => ({
  name: sheetNames.details,
  title: demandTexts.title(org, today),
  ...tabulated<Line>(
    [
      [count(demandColumns.number, 6), (_, index) => index + 1],
      [text(demandColumns.category, 10), line => demandCategoryLabels[line.category]],
      [text(demandColumns.text, 50), line => line.text],
      [text(demandColumns.youthId, 16), line => line.youthId],
      [text(demandColumns.origin, 12), line => demandOriginLabels[line.byFeedback ? 'feedback' : 'cadre']],
      [date(demandColumns.raisedOn), line => line.raisedOn],
      [count(demandColumns.ageDays), line => line.ageDays],
      [text(demandColumns.state, 15), line => demandStateLabels[line.state]],
      [text(demandColumns.answered, 9), line => yesNo(line.answered)],
      [date(demandColumns.answerDue), line => line.answerDue],
      [date(demandColumns.answeredOn), line => line.answeredOn],
      [text(demandColumns.answer, 40), line => line.answer],
      [date(demandColumns.escalatedOn), line => line.escalatedOn],
      [text(demandColumns.department, 24), line => line.department],
      [date(demandColumns.settleDue), line => line.settleDue],
      [date(demandColumns.resolvedOn), line => line.resolvedOn],
      [text(demandColumns.resolution, 40), line => line.resolution],
      [text(demandColumns.owner, 12), line => line.owner],
      [text(demandColumns.org, 24), line => line.org],
    ],
    lines,
  ),
  landscape: true,
})
