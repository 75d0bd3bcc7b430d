import type { RecordedEvent } from '../../../../events/index.ts'
import type { DemandFacts } from '../../../../shared/domain/demands/demands.ts'
import { fold, stepIdsOf } from '../../../../shared/domain/ledger/fold.ts'
import { syntheticContacts } from '../../../../shared/domain/testing/synthetic.ts'
import { addMonths } from '../../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import { burstEvery, cadreOf, month as current, youthsOf } from './shape.ts'

/** Contacts of a cadre a month. */
const contacts = 40

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

/** An id that says of which cadre, month and number an event is. */
const idOf = (n: number, month: string, kind: number) =>
  `${hex(n, 8)}-${month.replace('-', '').slice(2)}-4000-8000-${hex(kind, 12)}`

/** Whether what the youths of a cadre ask for is never settled: one in ten is so. */
export const settlesNothing = (n: number): boolean => n % 10 === 0

/** Every second month a youth of the cadre raises a demand; it is answered, and settled in the next month. */
function demandEvents(n: number, month: string, youths = youthsOf(n)): RecordedEvent[] {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  const raises = (of: number) => (of + n) % 2 === 0
  const cadreId = cadreOf(n)
  const event = (date: string, kind: number) => ({
    id: idOf(n, month, kind),
    cadreId,
    occurredAt: `${date}T10:00:00+08:00`,
    recordedAt: `${date}T10:00:30+08:00`,
    recordedBy: cadreId,
  })
  const found: RecordedEvent[] = []
  const demandId = idOf(n, month, 0xd0)
  if (raises(index)) {
    const day = `${month}-${String(1 + (n % 20)).padStart(2, '0')}`
    const youthId = youths[n % 7] as string
    found.push({
      type: 'demand',
      ...event(day, 0xd0),
      youthId,
      category: 'difficulty',
      text: '租房押金难以退还',
    })
    if (n % 3 !== 0 && day < `${current}-24`)
      found.push({ type: 'respond', ...event(day, 0xd1), demandId, text: '已联系房东' } as RecordedEvent)
  }
  const before = idOf(n, addMonths(month, -1), 0xd0)
  if (raises(index - 1) && !settlesNothing(n))
    found.push({
      type: 'resolve',
      ...event(`${month}-02`, 0xd2),
      demandId: before,
      text: '已退还',
    } as RecordedEvent)
  return found
}

/** The demands that a cadre's months hold, without the rest of them. */
export function demandFactsOf(n: number, months: readonly string[]): DemandFacts[] {
  const known = youthsOf(n)
  return months.map(month => {
    const events = demandEvents(n, month, known)
    const { youths, demands, steps } = fold(events, month, ledgerZone)
    return { month, youths, demands, steps, stepIds: stepIdsOf(events, month, ledgerZone) }
  })
}

/** What the ledger holds of a cadre's month: ordinary contacts, now and then a burst, and demands with their steps. */
export function eventsOf(n: number, month: string): RecordedEvent[] {
  const youths = youthsOf(n)
  const made = syntheticContacts(
    cadreOf(n),
    month,
    youths,
    contacts,
    n * 1000 + Number(month.slice(2, 4)) * 12,
  )
  const burst =
    n % burstEvery === 7 && month === current
      ? made.slice(0, 25).map((event, at): RecordedEvent => {
          const time = `${month}-06T09:00:${String(at).padStart(2, '0')}+08:00`
          return { ...event, id: idOf(n, month, 0xb000 + at), occurredAt: time, recordedAt: time }
        })
      : []
  return [...made, ...burst, ...demandEvents(n, month, youths)]
}
