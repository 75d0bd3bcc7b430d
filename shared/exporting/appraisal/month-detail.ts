import { indicatorIds } from '../../../events/assessment.ts'
import { indicatorsOf } from '../../domain/assessment/score.ts'
import { appraisalTitles } from '../../labels/appraisal.ts'
import {
  dimensionLabels,
  gradeLabel,
  indicatorLabels,
  policyLabel,
  statusLabels,
} from '../../labels/assessment.ts'
import { categoryLabels } from '../../labels/roster.ts'
import { columnLabels, shareLabels, sheetNames } from '../../labels/sheets.ts'
import { count, score, text } from '../../spreadsheet/write/columns.ts'
import type { Column, Table, Value } from '../../spreadsheet/write/table.ts'
import type { Appraisal, Line } from './month.ts'

const indicators = Object.values(indicatorIds).flat()

const columns: readonly Column[] = [
  count(columnLabels.number),
  text(columnLabels.name, 10),
  text(columnLabels.unit, 24),
  text(columnLabels.post, 12),
  text(columnLabels.category, 20),
  score(dimensionLabels.attainment),
  score(dimensionLabels.activity),
  score(dimensionLabels.satisfaction),
  score(columnLabels.total),
  text(columnLabels.grade, 8),
  text(columnLabels.status, 8),
  count(columnLabels.revision),
  ...indicators.flatMap(id => [
    count(shareLabels.reached(indicatorLabels[id])),
    count(shareLabels.due(indicatorLabels[id])),
  ]),
  count(columnLabels.raters),
  { header: columnLabels.asOf, width: 12, type: 'date', format: 'yyyy-mm-dd' },
  text(columnLabels.policy, 20),
  text(columnLabels.digest, 70),
]

function cells(line: Line): Value[] {
  const { attainment, activity, satisfaction } = line.dimensions
  const reached = indicatorsOf(line.dimensions)
  return [
    line.number,
    line.name,
    line.unit,
    line.post,
    categoryLabels[line.category],
    attainment.score,
    activity.score,
    satisfaction.score,
    line.total,
    gradeLabel(line.grade),
    statusLabels[line.status],
    line.revision,
    ...indicators.flatMap(id => [reached[id]?.num ?? null, reached[id]?.den ?? null]),
    reached.rating?.raters ?? null,
    line.asOf,
    policyLabel(line.policy),
    line.digest ?? null,
  ]
}

/** Every number of an org's month, to be worked with. What does not apply is empty: no data is not zero. No phones. */
export const detailTable = ({ orgName, month, lines }: Appraisal): Table => ({
  name: sheetNames.details,
  title: appraisalTitles.table(orgName, month),
  columns,
  rows: lines.map(cells),
  landscape: true,
})
