import { ratingLabel } from '../../shared/labels/appraisal.ts'
import {
  dimensionLabels,
  gradeLabel,
  policyLabel,
  reachedLabel,
  scoreLabel,
  statusLabels,
  withheldNote,
} from '../../shared/labels/assessment.ts'
import { dateLabel } from '../../shared/labels/dates.ts'
import { evidenceColumns, evidenceNotes, evidenceTexts } from '../../shared/labels/evidence.ts'
import { indicatorLabels, missingLabel } from '../../shared/labels/indicators.ts'
import { categoryShortLabels } from '../../shared/labels/roster.ts'
import { aboveLabels, noteLines, sheetNames, signingLabels } from '../../shared/labels/sheets.ts'
import { count, score, text } from '../../shared/spreadsheet/write/columns.ts'
import type { Table, Value } from '../../shared/spreadsheet/write/table.ts'
import { type DimensionLines, linesOf } from './lines.ts'
import type { Dossier } from './read.ts'

function rowsOf(
  { result }: Dossier,
  { dimension, score: reached, weight, lines }: DimensionLines,
): Value[][] {
  const rows = lines.map((line): Value[] => [
    dimensionLabels[dimension],
    indicatorLabels[line.id],
    (line.id === 'rating' ? ratingLabel : reachedLabel)(line.reached),
    line.weight,
    line.share,
    missingLabel(result.evidence, line.id),
  ])
  return [...rows, [dimensionLabels[dimension], evidenceTexts.score, '', weight, scoreLabel(reached), '']]
}

/** What was due, reached and missing, indicator by indicator, to be signed. */
export function evidencePaper(dossier: Dossier): Table {
  const { name, unit, post, policy, result } = dossier
  const withdrawn = result.withdrawn ? evidenceTexts.withdrawn : ''
  return {
    name: sheetNames.evidence,
    title: evidenceTexts.title(name, result.month),
    above: [
      evidenceTexts.who(unit, post, categoryShortLabels[result.category]),
      evidenceTexts.outcome(scoreLabel(result.total), gradeLabel(result.grade)),
      `${aboveLabels.asOf(dateLabel(result.asOf))}\n${aboveLabels.status(statusLabels[result.status], policyLabel(policy))}${withdrawn}`,
    ],
    columns: [
      text(evidenceColumns.dimension, 8, 'center'),
      text(evidenceColumns.indicator, 18),
      text(evidenceColumns.share, 15, 'center'),
      count(evidenceColumns.weight, 7),
      score(evidenceColumns.score, 8),
      text(evidenceColumns.missing, 43),
    ],
    rows: linesOf(dossier).flatMap(lines => rowsOf(dossier, lines)),
    notes: noteLines([
      evidenceNotes.score,
      evidenceNotes.total(policy),
      ...(result.withheld ? [withheldNote] : []),
    ]),
    signing: signingLabels,
  }
}
