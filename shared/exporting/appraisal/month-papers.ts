import { type DimensionId, type IndicatorId, indicatorIds } from '../../../events/assessment.ts'
import { indicatorsOf } from '../../domain/assessment/score.ts'
import { lastDate } from '../../domain/time/calendar.ts'
import { appraisalNotes, appraisalTitles, leftLabel, ratingLabel } from '../../labels/appraisal.ts'
import {
  dimensionLabels,
  gradeLabel,
  policyLabel,
  reachedLabel,
  scoreLabel,
  statusLabels,
  withheldNote,
} from '../../labels/assessment.ts'
import { dateLabel } from '../../labels/dates.ts'
import { indicatorLabels } from '../../labels/indicators.ts'
import { categoryShortLabels } from '../../labels/roster.ts'
import {
  aboveLabels,
  columnLabels,
  noteLines,
  sheetNames,
  signatureLabel,
  signingLabels,
} from '../../labels/sheets.ts'
import { count, type Shown, tabulated, text } from '../../spreadsheet/write/columns.ts'
import type { Table } from '../../spreadsheet/write/table.ts'
import type { Appraisal, Line } from './month.ts'

const centred = (header: string, width: number) => text(header, width, 'center')

/** An indicator, reached of due in one cell. */
const reachedColumn = (id: IndicatorId, width: number): Shown<Line> => [
  centred(indicatorLabels[id], width),
  line => (id === 'rating' ? ratingLabel : reachedLabel)(indicatorsOf(line.dimensions)[id]),
]

/** Indicators on the first page with the widths of their columns; all are on the others. */
const leading = [
  ['quota', 11],
  ['monthlyReach', 15],
] as const

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

const shown = (mixed: boolean): readonly Shown<Line>[] => [
  [count(columnLabels.number, 6), line => line.number],
  [text(columnLabels.name, 10), line => line.name],
  [text(columnLabels.unitAndPost, 31), line => `${line.unit} ${line.post}`],
  [text(columnLabels.category, 12), line => categoryShortLabels[line.category]],
  ...leading.map(([id, width]) => reachedColumn(id, width)),
  ...dimensionIds.map(
    (id): Shown<Line> => [centred(dimensionLabels[id], 8), line => scoreLabel(line.dimensions[id].score)],
  ),
  [centred(columnLabels.total, 8), line => scoreLabel(line.total)],
  [centred(columnLabels.grade, 8), line => gradeLabel(line.grade)],
  [text(columnLabels.remark, 20), line => remarkOf(line, mixed)],
]

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
    ...tabulated(shown(mixed), appraisal.lines),
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
    ...tabulated(
      [
        [count(columnLabels.number, 6), line => line.number],
        [text(columnLabels.name, 10), line => line.name],
        ...ids.map(id => reachedColumn(id, width)),
      ],
      lines,
    ),
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
