import { timeLabel } from '../../shared/labels/dates.ts'
import { eventTypeLabels } from '../../shared/labels/events.ts'
import {
  contentLabel,
  evidenceColumns,
  evidenceNotes,
  evidenceSheets,
  evidenceTexts,
  typeLabel,
} from '../../shared/labels/evidence.ts'
import { indicatorLabels } from '../../shared/labels/indicators.ts'
import { columnLabels, noteLines, sheetNames } from '../../shared/labels/sheets.ts'
import { listed } from '../../shared/labels/text.ts'
import { count, text } from '../../shared/spreadsheet/write/columns.ts'
import type { Table, Value } from '../../shared/spreadsheet/write/table.ts'
import type { CreditedEvent, Dossier } from './read.ts'

const countedFor = ({ indicators }: Pick<CreditedEvent, 'indicators'>) =>
  listed(indicators.map(id => indicatorLabels[id]))

const baseOf = ({ event }: CreditedEvent, bases: Dossier['bases']) =>
  event.type === 'visit' && event.baseId !== undefined ? (bases[event.baseId] ?? event.baseId) : ''

function youthIdsOf({ event }: CreditedEvent): readonly string[] {
  if (event.type === 'contact' || event.type === 'visit') return event.youthIds
  return event.type === 'demand' ? [event.youthId] : []
}

/** The youths' voices in one row: when and by whom would tell who gave which score. */
function feedbackRow(records: readonly CreditedEvent[], number: number): Value[][] {
  if (records.length === 0) return []
  const indicators = [...new Set(records.flatMap(record => record.indicators))]
  return [
    [
      number,
      '',
      eventTypeLabels.feedback,
      evidenceTexts.feedback(records.length),
      '',
      null,
      countedFor({ indicators }),
    ],
  ]
}

/** The records that count, each in a row that a person can read. */
export function recordsPaper({ name, policy, result, records, bases }: Dossier): Table {
  const voices = records.filter(({ event }) => event.type === 'feedback')
  const others = records.filter(({ event }) => event.type !== 'feedback')
  return {
    name: sheetNames.records,
    title: evidenceTexts.recordsTitle(name, result.month),
    columns: [
      count(columnLabels.number, 5),
      text(evidenceColumns.time, 21),
      text(evidenceColumns.type, 9),
      text(evidenceColumns.content, 17),
      text(evidenceColumns.base, 17),
      count(evidenceColumns.youthCount, 6),
      text(evidenceColumns.counted, 24),
    ],
    rows: [
      ...others.map((record, index): Value[] => [
        index + 1,
        timeLabel(record.event.occurredAt, policy.timeZone),
        typeLabel(record.event),
        contentLabel(record.event),
        baseOf(record, bases),
        youthIdsOf(record).length || null,
        countedFor(record),
      ]),
      ...feedbackRow(voices, others.length + 1),
    ],
    notes: voices.length > 0 ? noteLines([evidenceNotes.feedback]) : [],
  }
}

/** The same by ids, to be looked up: of a feedback its id alone. */
export function recordsDetail({ policy, records, bases }: Dossier): Table {
  return {
    name: evidenceSheets.records,
    columns: [
      text(evidenceColumns.indicator, 18),
      text(evidenceColumns.recordId, 40),
      text(evidenceColumns.type, 10),
      text(evidenceColumns.time, 19),
      text(evidenceColumns.content, 20),
      text(evidenceColumns.base, 24),
      text(evidenceColumns.youthIds, 60),
    ],
    rows: records.flatMap(record =>
      record.indicators.map((id): Value[] => {
        const { event } = record
        const about = [indicatorLabels[id], event.id, typeLabel(event)]
        if (event.type === 'feedback') return about
        return [
          ...about,
          timeLabel(event.occurredAt, policy.timeZone),
          contentLabel(event),
          baseOf(record, bases),
          listed(youthIdsOf(record)),
        ]
      }),
    ),
    landscape: true,
  }
}
