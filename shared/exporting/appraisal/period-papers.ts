import { type DimensionId, grades, indicatorIds } from '../../../events/assessment.ts'
import { indicatorsOf } from '../../domain/assessment/score.ts'
import { appraisalNotes, appraisalTitles, periodRemark } from '../../labels/appraisal.ts'
import {
  dimensionLabels,
  gradeLabels,
  gradesLabel,
  indicatorLabels,
  scoreLabel,
  withheldNote,
} from '../../labels/assessment.ts'
import { categoryLabels, categoryShortLabels } from '../../labels/roster.ts'
import {
  aboveLabels,
  columnLabels,
  noteLines,
  shareLabels,
  sheetNames,
  signatureLabel,
  signingLabels,
} from '../../labels/sheets.ts'
import { count, score, text } from '../../spreadsheet/write/columns.ts'
import type { Column, Table, Value } from '../../spreadsheet/write/table.ts'
import type { Names } from './names.ts'
import type { PeriodAppraisal } from './period.ts'
import type { PeriodRow } from './period-rows.ts'

const dimensionIds = Object.keys(dimensionLabels) as DimensionId[]
const indicators = Object.values(indicatorIds).flat()

const columns: readonly Column[] = [
  count(columnLabels.number, 6),
  text(columnLabels.name, 10),
  text(columnLabels.unitAndPost, 34),
  text(columnLabels.category, 11),
  count(columnLabels.months, 9),
  ...dimensionIds.map(id => text(dimensionLabels[id], 8, 'center')),
  text(columnLabels.total, 8, 'center'),
  text(columnLabels.grades, 22),
  text(columnLabels.remark, 24),
]

const cells = (line: PeriodRow & Names, index: number): Value[] => [
  index + 1,
  line.name,
  `${line.unit} ${line.post}`,
  categoryShortLabels[line.category],
  line.assessed,
  ...dimensionIds.map(id => scoreLabel(line.dimensions[id].score)),
  scoreLabel(line.total),
  gradesLabel(line.grades),
  periodRemark(line.missing, line.provisional),
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
  columns,
  rows: appraisal.lines.map(cells),
  notes: notesOf(appraisal),
  signing: signingLabels,
  landscape: true,
})

const detailColumns: readonly Column[] = [
  count(columnLabels.number),
  text(columnLabels.name, 10),
  text(columnLabels.unit, 24),
  text(columnLabels.post, 12),
  text(columnLabels.category, 20),
  count(columnLabels.months),
  text(columnLabels.missingMonths, 20),
  ...dimensionIds.map(id => score(dimensionLabels[id])),
  score(columnLabels.total),
  ...grades.map(id => count(gradeLabels[id])),
  ...indicators.flatMap(id => [
    count(shareLabels.reached(indicatorLabels[id])),
    count(shareLabels.due(indicatorLabels[id])),
  ]),
  count(columnLabels.raters),
]

function detailCells(line: PeriodRow & Names, index: number): Value[] {
  const reached = indicatorsOf(line.dimensions)
  return [
    index + 1,
    line.name,
    line.unit,
    line.post,
    categoryLabels[line.category],
    line.assessed,
    line.missing.join(' '),
    ...dimensionIds.map(id => line.dimensions[id].score),
    line.total,
    ...grades.map(id => line.grades[id]),
    ...indicators.flatMap(id => [reached[id]?.num ?? null, reached[id]?.den ?? null]),
    reached.rating?.raters ?? null,
  ]
}

/** Every number of an org's quarter or year, to be worked with. What does not apply is empty: no data is not zero. */
export const periodDetail = ({ orgName, period, lines }: PeriodAppraisal): Table => ({
  name: sheetNames.details,
  title: appraisalTitles.table(orgName, period),
  columns: detailColumns,
  rows: lines.map(detailCells),
  landscape: true,
})
