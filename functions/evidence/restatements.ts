import type { RecordedEvent } from '../../events/index.ts'
import type { SeenRevision } from '../../shared/access/seen.ts'
import { reachedLabel, scoreLabel, statusLabels } from '../../shared/labels/assessment.ts'
import { timeLabel } from '../../shared/labels/dates.ts'
import {
  eventCauseLabel,
  evidenceColumns,
  evidenceTexts,
  rosterCauseLabel,
} from '../../shared/labels/evidence.ts'
import { indicatorLabels } from '../../shared/labels/indicators.ts'
import { columnLabels, sheetNames } from '../../shared/labels/sheets.ts'
import { count, text } from '../../shared/spreadsheet/write/columns.ts'
import type { Table, Value } from '../../shared/spreadsheet/write/table.ts'
import type { Dossier } from './read.ts'

/** When an event happened and what it was; of a feedback not when, which would tell whose it is. */
function causeOf(event: RecordedEvent | undefined, bases: Dossier['bases'], timeZone: string): Value[] {
  if (!event) return ['', evidenceTexts.otherMonth]
  const base = event.type === 'visit' && event.baseId !== undefined ? bases[event.baseId] : undefined
  return [
    event.type === 'feedback' ? '' : timeLabel(event.occurredAt, timeZone),
    eventCauseLabel(event, base),
  ]
}

function rowsOf(
  { revision, status, assessedAt, total, restates }: SeenRevision,
  { causes, bases, policy: { timeZone } }: Dossier,
): Value[][] {
  const made: Value[] = [revision, statusLabels[status], timeLabel(assessedAt, timeZone)]
  const what = restates ? evidenceTexts.restated(restates.revision) : evidenceTexts.assessed
  const first: Value[] = [...made, what, '', scoreLabel(total)]
  if (!restates) return [first]
  return [
    first,
    ...restates.changes.map(({ indicator, from, to }): Value[] => [
      ...made,
      indicatorLabels[indicator],
      reachedLabel(from),
      reachedLabel(to),
    ]),
    ...restates.events.map((id): Value[] => [
      ...made,
      evidenceTexts.becauseOfEvent,
      ...causeOf(causes.get(id), bases, timeZone),
    ]),
    ...restates.rosterChanges.map((change): Value[] => [
      ...made,
      evidenceTexts.becauseOfRoster,
      timeLabel(change.at, timeZone),
      rosterCauseLabel(change),
    ]),
    ...(restates.calendar ?? []).map((cause): Value[] => [
      ...made,
      evidenceTexts.becauseOfCalendar,
      timeLabel(cause.at, timeZone),
      evidenceTexts.calendarVersion(cause.year, cause.version),
    ]),
  ]
}

/** Every revision of a result: when it was made, and of a restatement what it changed and why. */
export const revisionsPaper = (dossier: Dossier): Table => ({
  name: sheetNames.revisions,
  title: evidenceTexts.revisionsTitle(dossier.name, dossier.result.month),
  columns: [
    count(columnLabels.revision, 6),
    text(columnLabels.status, 7),
    text(evidenceColumns.assessedAt, 19),
    text(evidenceColumns.item, 17),
    text(evidenceColumns.before, 19),
    text(evidenceColumns.after, 31),
  ],
  rows: dossier.revisions.flatMap(revision => rowsOf(revision, dossier)),
})
