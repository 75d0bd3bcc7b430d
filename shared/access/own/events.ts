import type { RecordedEvent } from '../../../events/index.ts'
import type { Aliases } from './aliases.ts'
import { dayOf } from './day.ts'
import type { ShowDemandId } from './demand-ids.ts'

/** What a youth says: it rates, or says that its demand is not solved. */
export const isVoice = ({ type }: Pick<RecordedEvent, 'type'>): boolean =>
  type === 'feedback' || type === 'reopen'

/** Of what a youth said only its day, under an alias. */
export const hushed = (event: RecordedEvent, { aliasOf }: Aliases) => {
  const day = dayOf(event.occurredAt)
  return { id: aliasOf(event.id), occurredAt: day, recordedAt: day, recordedBy: 'youth' }
}

/**
 * The events of a month as the cadre itself may see them. Ratings are left out. A demand that came with one stands alone.
 * Of what a youth said only the day is told, and nothing tells that any of it was voided.
 */
export function ownEvents(
  events: readonly RecordedEvent[],
  aliases: Aliases,
  showDemandId: ShowDemandId,
): RecordedEvent[] {
  const voices = new Set(events.filter(isVoice).map(({ id }) => id))
  const voided = new Set(events.flatMap(event => (event.type === 'void' ? [event.voids] : [])))
  return events.flatMap((event): RecordedEvent[] => {
    if (event.type === 'void') return voices.has(event.voids) ? [] : [event]
    if (isVoice(event) && voided.has(event.id)) return []
    if (event.type === 'feedback') {
      const { cadreId, youthId, demand } = event
      return demand ? [{ type: 'demand', cadreId, youthId, ...demand, ...hushed(event, aliases) }] : []
    }
    if (!('demandId' in event)) return [event]
    const demandId = showDemandId(event.demandId)
    return [
      event.type === 'reopen' ? { ...event, ...hushed(event, aliases), demandId } : { ...event, demandId },
    ]
  })
}
