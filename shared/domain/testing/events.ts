import type { RecordedEvent } from '../../../events/index.ts'

type Of<T extends RecordedEvent['type']> = Extract<RecordedEvent, { type: T }>
type Given<T extends RecordedEvent['type']> = Partial<Omit<Of<T>, 'type'>>

/** Fixed id number n. */
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Local noon of a date in Shanghai. */
export const noon = (date: string) => `${date}T12:00:00+08:00`

const common = (n: number, date: string) => ({
  id: id(n),
  cadreId: 'c-1',
  occurredAt: noon(date),
  recordedAt: `${date}T12:01:00+08:00`,
  recordedBy: 'c-1',
})

/** A phone call with y-1 at noon of a date, unless said otherwise. */
export const contact = (n: number, date: string, given: Given<'contact'> = {}): Of<'contact'> => ({
  type: 'contact',
  ...common(n, date),
  channel: 'phone',
  youthIds: ['y-1'],
  purpose: 'topic',
  ...given,
})

/** A check-in at base b-1 without youths. */
export const visit = (n: number, date: string, given: Given<'visit'> = {}): Of<'visit'> => ({
  type: 'visit',
  ...common(n, date),
  activity: 'checkIn',
  baseId: 'b-1',
  youthIds: [],
  ...given,
})

/** A rating of 4 by y-1. */
export const feedback = (n: number, date: string, given: Given<'feedback'> = {}): Of<'feedback'> => ({
  type: 'feedback',
  ...common(n, date),
  youthId: 'y-1',
  score: 4,
  source: 'app',
  ...given,
})

/** A difficulty of y-1, raised by the cadre. */
export const demand = (n: number, date: string, given: Given<'demand'> = {}): Of<'demand'> => ({
  type: 'demand',
  ...common(n, date),
  youthId: 'y-1',
  category: 'difficulty',
  text: '求职',
  ...given,
})

/** A step of the demand with id number `of`. */
export const step = (
  n: number,
  date: string,
  type: 'respond' | 'resolve' | 'reopen' | 'escalate',
  of: number,
  occurredAt = noon(date),
): RecordedEvent => {
  const content = { ...common(n, date), occurredAt, recordedAt: occurredAt, demandId: id(of), text: '…' }
  return type === 'escalate' ? { type, ...content, to: 'city' } : { type, ...content }
}

/** Takes back the event with id number `of` in a month. */
export const voiding = (n: number, date: string, of: number, given: Given<'void'> = {}): Of<'void'> => ({
  type: 'void',
  ...common(n, date),
  voids: id(of),
  month: date.slice(0, 7),
  reason: '误录',
  ...given,
})
