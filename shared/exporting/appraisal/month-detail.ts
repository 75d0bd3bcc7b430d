import type { DimensionId } from '../../../events/assessment.ts'
import { appraisalTitles } from '../../labels/appraisal.ts'
import { dimensionLabels, gradeLabel, policyLabel, statusLabels } from '../../labels/assessment.ts'
import { categoryLabels } from '../../labels/roster.ts'
import { columnLabels, sheetNames } from '../../labels/sheets.ts'
import { count, date, type Shown, score, tabulated, text } from '../../spreadsheet/write/columns.ts'
import type { Table } from '../../spreadsheet/write/table.ts'
import { indicatorColumns } from './indicator-columns.ts'
import type { Appraisal, Line } from './month.ts'

const dimensionIds = Object.keys(dimensionLabels) as DimensionId[]

const shown: readonly Shown<Line>[] = [
  [count(columnLabels.number), line => line.number],
  [text(columnLabels.name, 10), line => line.name],
  [text(columnLabels.unit, 24), line => line.unit],
  [text(columnLabels.post, 12), line => line.post],
  [text(columnLabels.category, 20), line => categoryLabels[line.category]],
  ...dimensionIds.map((id): Shown<Line> => [score(dimensionLabels[id]), line => line.dimensions[id].score]),
  [score(columnLabels.total), line => line.total],
  [text(columnLabels.grade, 8), line => gradeLabel(line.grade)],
  [text(columnLabels.status, 8), line => statusLabels[line.status]],
  [count(columnLabels.revision), line => line.revision],
  ...indicatorColumns,
  [{ ...date(columnLabels.asOf), format: 'yyyy-mm-dd' }, line => line.asOf],
  [text(columnLabels.policy, 20), line => policyLabel(line.policy)],
  [text(columnLabels.digest, 70), line => line.digest ?? null],
]

/** Every number of an org's month, to be worked with. What does not apply is empty: no data is not zero. No phones. */
export const detailTable = ({ orgName, month, lines }: Appraisal): Table => ({
  name: sheetNames.details,
  title: appraisalTitles.table(orgName, month),
  ...tabulated(shown, lines),
  landscape: true,
})
