import type { RecordedEvent } from '../../../events/index.ts'

/** Whether an event names the youth. */
export function isAbout(event: RecordedEvent, youthId: string): boolean {
  if ('youthId' in event) return event.youthId === youthId
  return 'youthIds' in event && event.youthIds.includes(youthId)
}

/** The events of a cadre that concern a youth: those that name it, steps of its demands, and voids of any of them. */
export function eventsOfYouth(events: readonly RecordedEvent[], youthId: string): RecordedEvent[] {
  const own = new Set(events.filter(event => isAbout(event, youthId)).map(({ id }) => id))
  const isStep = (event: RecordedEvent) => 'demandId' in event && own.has(event.demandId)
  const known = new Set([...own, ...events.filter(isStep).map(({ id }) => id)])
  return events.filter(event => known.has(event.type === 'void' ? event.voids : event.id))
}

/** An event without what somebody wrote in it; a text that has to be there becomes the word. All that counts stays. */
export function withoutTexts(event: RecordedEvent, word: string): RecordedEvent {
  switch (event.type) {
    case 'contact':
    case 'visit': {
      const { note: _, ...rest } = event
      return rest
    }
    case 'feedback': {
      const { comment: _, ...rest } = event
      return rest.demand ? { ...rest, demand: { ...rest.demand, text: word } } : rest
    }
    case 'demand':
    case 'respond':
    case 'resolve':
    case 'escalate':
      return { ...event, text: word }
    case 'reopen': {
      const { text: _, ...rest } = event
      return rest
    }
    case 'void':
      return { ...event, reason: word }
  }
}
