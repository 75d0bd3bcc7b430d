import type { RecordedEvent } from '../../../../events/index.ts'
import type { MonthFacts, SizedDays } from '../../../../shared/domain/ledger/facts.ts'

/** A row of a table of the lake, by column. */
export type Row = Readonly<Record<string, unknown>>

/** What of an event the lake knows, as an event: what it does not know stays empty. Feedback names nobody, and is left out. */
function eventFrom(row: Row): object | undefined {
  const at = new Date(Number(row.occurredMs)).toISOString()
  const common = {
    type: row.type,
    id: row.id,
    cadreId: row.cadreId,
    occurredAt: at,
    recordedAt: `${row.recordedOn}T12:00:00+08:00`,
    recordedBy: '',
  }
  switch (row.type) {
    case 'contact':
      return { ...common, channel: row.channel, purpose: row.purpose, youthIds: row.youthIds }
    case 'visit':
      return {
        ...common,
        activity: row.activity,
        youthIds: row.youthIds,
        ...(row.baseId !== null && { baseId: row.baseId }),
      }
    case 'demand':
      return { ...common, youthId: (row.youthIds as string[])[0], category: row.demandCategory, text: '' }
    case 'feedback':
      return undefined
    default:
      return { ...common, demandId: row.demandId, text: '', to: '' }
  }
}

/** The events of a cadre's month as far as the lake tells them. */
export const recordedFrom = (rows: readonly Row[]): RecordedEvent[] =>
  rows.flatMap(row => (eventFrom(row) as RecordedEvent | undefined) ?? [])

const contactsOf = (youths: readonly string[], along: readonly SizedDays[]) =>
  Object.fromEntries(
    along.flatMap((days, at) => (days === 0 ? [] : [[youths[at] as string, days] as const])).sort(),
  )

/** What facts say but for ratings and what a feedback confirms, with youths by name: contacts, visits, demands, steps. */
export function figuresOfFacts(facts: MonthFacts): Row {
  const { youths } = facts
  return {
    online: contactsOf(youths, facts.online),
    phone: contactsOf(youths, facts.phone),
    faceToFace: contactsOf(youths, facts.faceToFace),
    visits: facts.visits.map(([day, half, activity, baseId, some]) => [
      ...[day, half, activity, baseId],
      some.map(at => youths[at]),
    ]),
    demands: facts.demands
      .filter(([, , , , byFeedback]) => byFeedback === 0)
      .map(([id, youth, category, at]) => [id, youths[youth], category, at])
      .sort(),
    steps: facts.steps.map(([demandId, type, at]) => [demandId, type, at]).sort(),
  }
}
