import type { IndicatorId } from '../../events/assessment.ts'
import type { Evidence } from '../../shared/domain/assessment/evidence.ts'
import {
  dimensionLabels,
  gradeLabel,
  notApplicable,
  policyLabel,
  scoreLabel,
  statusLabels,
} from '../../shared/labels/assessment.ts'
import { dateLabel, monthLabel, timeLabel } from '../../shared/labels/dates.ts'
import { evidenceColumns, evidenceSheets, evidenceTexts, resultLabels } from '../../shared/labels/evidence.ts'
import { indicatorLabels, missingLabel } from '../../shared/labels/indicators.ts'
import { categoryLabels } from '../../shared/labels/roster.ts'
import { listed } from '../../shared/labels/text.ts'
import { count, score, text } from '../../shared/spreadsheet/write/columns.ts'
import type { Table, Value } from '../../shared/spreadsheet/write/table.ts'
import { linesOf } from './lines.ts'
import type { Dossier } from './read.ts'

/** Whose result, by which policy, from which inputs. */
export function resultDetail({ name, unit, post, policy, result }: Dossier): Table {
  const values: Record<keyof typeof resultLabels, Value> = {
    name,
    unit,
    post,
    category: categoryLabels[result.category],
    month: monthLabel(result.month),
    asOf: dateLabel(result.asOf),
    total: scoreLabel(result.total),
    grade: gradeLabel(result.grade),
    status: `${statusLabels[result.status]}${result.withdrawn ? evidenceTexts.withdrawn : ''}`,
    revision: result.revision,
    assessedAt: timeLabel(result.assessedAt, policy.timeZone),
    policy: policyLabel(policy),
    digest: result.digest ?? '',
  }
  return {
    name: evidenceSheets.result,
    columns: [text(evidenceColumns.key, 14), text(evidenceColumns.value, 70)],
    rows: Object.entries(resultLabels).map(([key, label]) => [
      label,
      values[key as keyof typeof resultLabels],
    ]),
  }
}

/** Youths whom an indicator is short of: not reached, not met, or counted for others. */
function youthsMissing({ quota, monthlyReach, faceToFace }: Evidence, id: IndicatorId): readonly string[] {
  if (id === 'quota') return quota?.overlapping ?? []
  return (id === 'monthlyReach' ? monthlyReach : id === 'faceToFace' ? faceToFace : undefined)?.youths ?? []
}

/** Every number of every indicator, and which youths are missing. */
export function indicatorsDetail(dossier: Dossier): Table {
  const { result, records } = dossier
  const countOf = (id: IndicatorId) => records.filter(({ indicators }) => indicators.includes(id)).length
  return {
    name: evidenceSheets.indicators,
    columns: [
      text(evidenceColumns.dimension, 10),
      text(evidenceColumns.indicator, 20),
      count(evidenceColumns.due),
      count(evidenceColumns.reached),
      count(evidenceColumns.weight),
      score(evidenceColumns.score),
      text(evidenceColumns.note, 10),
      text(evidenceColumns.missing, 40),
      text(evidenceColumns.youths, 90),
      count(evidenceColumns.records, 12),
    ],
    rows: linesOf(dossier).flatMap(({ dimension, score: reached, weight, lines }): Value[][] => [
      ...lines.map((line): Value[] => [
        dimensionLabels[dimension],
        indicatorLabels[line.id],
        line.reached?.den ?? null,
        line.reached?.num ?? null,
        line.weight,
        line.share,
        line.reached ? '' : notApplicable,
        missingLabel(result.evidence, line.id),
        listed(youthsMissing(result.evidence, line.id)),
        countOf(line.id),
      ]),
      [dimensionLabels[dimension], evidenceTexts.score, null, null, weight, scoreLabel(reached)],
    ]),
    landscape: true,
  }
}
