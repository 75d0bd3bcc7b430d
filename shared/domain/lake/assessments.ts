import { type IndicatorId, indicatorIds } from '../../../events/assessment.ts'
import type { Revision } from '../assessment/revision.ts'
import { indicatorsOf } from '../assessment/score.ts'
import { ascending } from '../order.ts'
import { localDate } from '../time/calendar.ts'
import { ledgerZone } from '../time/ledger-zone.ts'
import type { Columns, RowOf } from './columns.ts'

const ids: readonly IndicatorId[] = Object.values(indicatorIds).flat()

type Pairs = { readonly [Name in `${IndicatorId}Num` | `${IndicatorId}Den`]: 'int' }

const pairs = Object.fromEntries(
  ids.flatMap(id => [
    [`${id}Num`, 'int'],
    [`${id}Den`, 'int'],
  ]),
) as unknown as Pairs

/** A revision of a result, with ratings only where the cadre may know them: five youths behind every difference of rows. */
export const assessmentColumns = {
  cadreId: 'string',
  /** Those on D. */
  orgId: 'string',
  category: 'string',
  revision: 'int',
  isLatest: 'boolean',
  status: 'string',
  asOf: 'string',
  assessedOn: 'string',
  policy: 'string',
  policyVersion: 'int',
  attainment: 'double',
  activity: 'double',
  satisfaction: 'double',
  total: 'double',
  grade: 'string',
  raters: 'int',
  /** There is a rating, which stays hidden here with all that follows from it. */
  ratingWithheld: 'boolean',
  /** The revision whose place it takes; null where nothing was restated. */
  restates: 'int',
  changes: 'int',
  causeEvents: 'int',
  causeRosterChanges: 'int',
  causeCalendars: 'int',
  withdrawn: 'boolean',
  ...pairs,
} as const satisfies Columns

export type AssessmentRow = RowOf<typeof assessmentColumns>

function rowOf(revision: Revision, isLatest: boolean): AssessmentRow {
  const { dimensions, restates } = revision
  const indicators = indicatorsOf(dimensions)
  const ratingWithheld = indicators.rating !== null && revision.voiced === undefined
  const shown = { ...indicators, ...(ratingWithheld && { rating: null }) }
  const figures = Object.fromEntries(
    ids.flatMap(id => [
      [`${id}Num`, shown[id]?.num ?? null],
      [`${id}Den`, shown[id]?.den ?? null],
    ]),
  ) as unknown as { readonly [Name in keyof Pairs]: number | null }
  return {
    cadreId: revision.cadreId,
    orgId: revision.orgId,
    category: revision.category,
    revision: revision.revision,
    isLatest,
    status: revision.status,
    asOf: revision.asOf,
    assessedOn: localDate(revision.assessedAt, ledgerZone),
    policy: revision.policy.id,
    policyVersion: revision.policy.version,
    attainment: dimensions.attainment.score,
    activity: dimensions.activity.score,
    satisfaction: ratingWithheld ? null : dimensions.satisfaction.score,
    total: ratingWithheld ? null : revision.total,
    grade: ratingWithheld ? null : revision.grade,
    raters: shown.rating?.raters ?? null,
    ratingWithheld,
    restates: restates?.revision ?? null,
    changes: restates ? restates.changes.length : null,
    causeEvents: restates ? (restates.eventsTotal ?? restates.events.length) : null,
    causeRosterChanges: restates ? (restates.rosterChangesTotal ?? restates.rosterChanges.length) : null,
    causeCalendars: restates ? (restates.calendar?.length ?? 0) : null,
    withdrawn: revision.withdrawn === true,
    ...figures,
  }
}

/** Every revision of a month's results, ascending by cadre and revision; `revisions` are whole, in any order. */
export function assessmentRows(revisions: readonly Revision[]): AssessmentRow[] {
  const last = new Map<string, number>()
  for (const { cadreId, revision } of revisions) last.set(cadreId, Math.max(revision, last.get(cadreId) ?? 0))
  return [...revisions]
    .sort((a, b) => ascending(a.cadreId, b.cadreId) || a.revision - b.revision)
    .map(revision => rowOf(revision, last.get(revision.cadreId) === revision.revision))
}
