import { type DimensionId, grades } from '../../../events/assessment.ts'
import { appraisalNotes, appraisalTitles, periodRemark } from '../../labels/appraisal.ts'
import {
  dimensionLabels,
  gradeLabels,
  gradesLabel,
  scoreLabel,
  withheldNote,
} from '../../labels/assessment.ts'
import { categoryLabels, categoryShortLabels } from '../../labels/roster.ts'
import {
  aboveLabels,
  columnLabels,
  noteLines,
  sheetNames,
  signatureLabel,
  signingLabels,
} from '../../labels/sheets.ts'
import { count, type Shown, score, tabulated, text } from '../../spreadsheet/write/columns.ts'
import type { Table } from '../../spreadsheet/write/table.ts'
import { indicatorColumns } from './indicator-columns.ts'
import type { Names } from './names.ts'
import type { PeriodAppraisal } from './period.ts'
import type { PeriodRow } from './period-rows.ts'

const dimensionIds = Object.keys(dimensionLabels) as DimensionId[]

type Line = PeriodRow & Names

const shown: readonly Shown<Line>[] = [
  [count(columnLabels.number, 6), (_, index) => index + 1],
  [text(columnLabels.name, 10), line => line.name],
  [text(columnLabels.unitAndPost, 34), line => `${line.unit} ${line.post}`],
  [text(columnLabels.category, 11), line => categoryShortLabels[line.category]],
  [count(columnLabels.months, 9), line => line.assessed],
  ...dimensionIds.map(
    (id): Shown<Line> => [
      text(dimensionLabels[id], 8, 'center'),
      line => scoreLabel(line.dimensions[id].score),
    ],
  ),
  [text(columnLabels.total, 8, 'center'), line => scoreLabel(line.total)],
  [text(columnLabels.grades, 22), line => gradesLabel(line.grades)],
  [text(columnLabels.remark, 24), line => periodRemark(line.missing, line.provisional)],
]

function notesOf({ signatures, lines, timeZone }: PeriodAppraisal): string[] {
  return noteLines([
    appraisalNotes.order,
    appraisalNotes.merged,
    ...(lines.some(line => line.withheld) ? [withheldNote] : []),
    ...signatures.map(signature => signatureLabel(signature, timeZone)),
  ])
}

/** The table that is signed: eleven columns, a line a cadre. */
export const periodPaper = (appraisal: PeriodAppraisal): Table => ({
  name: sheetNames.appraisal,
  title: appraisalTitles.table(appraisal.orgName, appraisal.period),
  above: [aboveLabels.filledBy(appraisal.orgName)],
  ...tabulated(shown, appraisal.lines),
  notes: notesOf(appraisal),
  signing: signingLabels,
  landscape: true,
})

const shownDetail: readonly Shown<Line>[] = [
  [count(columnLabels.number), (_, index) => index + 1],
  [text(columnLabels.name, 10), line => line.name],
  [text(columnLabels.unit, 24), line => line.unit],
  [text(columnLabels.post, 12), line => line.post],
  [text(columnLabels.category, 20), line => categoryLabels[line.category]],
  [count(columnLabels.months), line => line.assessed],
  [text(columnLabels.missingMonths, 20), line => line.missing.join(' ')],
  ...dimensionIds.map((id): Shown<Line> => [score(dimensionLabels[id]), line => line.dimensions[id].score]),
  [score(columnLabels.total), line => line.total],
  ...grades.map((id): Shown<Line> => [count(gradeLabels[id]), line => line.grades[id]]),
  ...indicatorColumns,
]

/** Every number of an org's quarter or year, to be worked with. What does not apply is empty: no data is not zero. */
export const periodDetail = ({ orgName, period, lines }: PeriodAppraisal): Table => ({
  name: sheetNames.details,
  title: appraisalTitles.table(orgName, period),
  ...tabulated(shownDetail, lines),
  landscape: true,
})
