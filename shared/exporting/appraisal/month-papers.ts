import { type DimensionId, type IndicatorId, indicatorIds } from '../../../events/assessment.ts'
import { indicatorsOf } from '../../domain/assessment/score.ts'
import { lastDate } from '../../domain/time/calendar.ts'
import { appraisalNotes, appraisalTitles, leftLabel, ratingLabel } from '../../labels/appraisal.ts'
import {
  dimensionLabels,
  gradeLabel,
  indicatorLabels,
  policyLabel,
  reachedLabel,
  scoreLabel,
  statusLabels,
  withheldNote,
} from '../../labels/assessment.ts'
import { dateLabel } from '../../labels/dates.ts'
import { categoryShortLabels } from '../../labels/roster.ts'
import {
  aboveLabels,
  columnLabels,
  noteLines,
  sheetNames,
  signatureLabel,
  signingLabels,
} from '../../labels/sheets.ts'
import { count, text } from '../../spreadsheet/write/columns.ts'
import type { Column, Table, Value } from '../../spreadsheet/write/table.ts'
import type { Appraisal, Line } from './month.ts'

const centred = (header: string, width: number) => text(header, width, 'center')

/** Indicators on the first page with the widths of their columns; all are on the others. */
const leading = [
  ['quota', 11],
  ['monthlyReach', 15],
] as const

const columns: readonly Column[] = [
  count(columnLabels.number, 6),
  text(columnLabels.name, 10),
  text(columnLabels.unitAndPost, 31),
  text(columnLabels.category, 12),
  ...leading.map(([id, width]) => centred(indicatorLabels[id], width)),
  ...Object.values(dimensionLabels).map(label => centred(label, 8)),
  centred(columnLabels.total, 8),
  centred(columnLabels.grade, 8),
  text(columnLabels.remark, 20),
]

const dimensionIds = Object.keys(dimensionLabels) as DimensionId[]

const scoreNames = { ...dimensionLabels, total: columnLabels.total }

const isFinal = ({ lines }: Appraisal) => lines.length > 0 && lines.every(({ status }) => status === 'final')

/** What is special about a result: that the cadre left, or that it is of another status than most. */
function remarkOf({ status, month, asOf }: Pick<Line, 'status' | 'month' | 'asOf'>, mixed: boolean): string {
  const remarks = [
    ...(asOf < lastDate(month) ? [leftLabel(asOf)] : []),
    ...(mixed ? [statusLabels[status]] : []),
  ]
  return remarks.join('；')
}

function cells(line: Line, mixed: boolean): Value[] {
  const reached = indicatorsOf(line.dimensions)
  return [
    line.number,
    line.name,
    `${line.unit} ${line.post}`,
    categoryShortLabels[line.category],
    ...leading.map(([id]) => reachedLabel(reached[id])),
    ...dimensionIds.map(id => scoreLabel(line.dimensions[id].score)),
    scoreLabel(line.total),
    gradeLabel(line.grade),
    remarkOf(line, mixed),
  ]
}

function aboveOf(appraisal: Appraisal): string[] {
  const { orgName, month, policy } = appraisal
  return [
    aboveLabels.filledBy(orgName),
    aboveLabels.asOf(dateLabel(lastDate(month))),
    aboveLabels.status(statusLabels[isFinal(appraisal) ? 'final' : 'provisional'], policyLabel(policy)),
  ]
}

function notesOf({ policy, signatures, lines, rankedBy }: Appraisal): string[] {
  const exempt = lines.some(({ grade }) => grade === 'exempt')
  const unrated = lines.some(({ dimensions }) => dimensions.satisfaction.score === null)
  return noteLines([
    rankedBy === undefined ? appraisalNotes.order : appraisalNotes.ranked(scoreNames[rankedBy]),
    appraisalNotes.share,
    ...(exempt ? [appraisalNotes.exempt(policy)] : []),
    ...(unrated ? [appraisalNotes.unrated(policy)] : []),
    ...(lines.some(line => 'withheld' in line) ? [withheldNote] : []),
    ...signatures.map(signature => signatureLabel(signature, policy.timeZone)),
  ])
}

/** The table that is signed: twelve columns, a line a cadre. */
function summaryPaper(appraisal: Appraisal): Table {
  const mixed = !isFinal(appraisal) && appraisal.lines.some(({ status }) => status === 'final')
  return {
    name: sheetNames.appraisal,
    title: appraisalTitles.table(appraisal.orgName, appraisal.month),
    above: aboveOf(appraisal),
    columns,
    rows: appraisal.lines.map(line => cells(line, mixed)),
    notes: notesOf(appraisal),
    signing: signingLabels,
    landscape: true,
  }
}

/** Every indicator of some dimensions, reached of due in one cell. */
function indicatorPaper(appraisal: Appraisal, part: string, ids: readonly IndicatorId[]): Table {
  const { orgName, month, lines } = appraisal
  const width = Math.floor(112 / ids.length)
  return {
    name: part,
    title: appraisalTitles.indicators(orgName, month, part),
    above: aboveOf(appraisal),
    columns: [
      count(columnLabels.number, 6),
      text(columnLabels.name, 10),
      ...ids.map(id => centred(indicatorLabels[id], width)),
    ],
    rows: lines.map(({ number, name, dimensions }) => {
      const reached = indicatorsOf(dimensions)
      const cell = (id: IndicatorId) => (id === 'rating' ? ratingLabel : reachedLabel)(reached[id])
      return [number, name, ...ids.map(cell)]
    }),
    landscape: true,
  }
}

/** What is printed of an org's month: the table to be signed, then every indicator. */
export const papers = (appraisal: Appraisal): Table[] => [
  summaryPaper(appraisal),
  indicatorPaper(appraisal, dimensionLabels.attainment, indicatorIds.attainment),
  indicatorPaper(appraisal, appraisalTitles.activityAndSatisfaction, [
    ...indicatorIds.activity,
    ...indicatorIds.satisfaction,
  ]),
]
