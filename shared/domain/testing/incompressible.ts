import { type Contact, contactExample } from '../../../events/contact.ts'
import { demandExample, stepExample } from '../../../events/demand.ts'
import { feedbackExample } from '../../../events/feedback.ts'
import type { RecordedEvent } from '../../../events/index.ts'
import { visitExample } from '../../../events/visit.ts'
import { numbers } from './synthetic.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-'

/** Events of May 2026 with the longest ids there may be, ids and times that nothing compresses, recorded one after the other. */
export function incompressible(seed: number) {
  const random = numbers(seed)
  const times = (count: number, of: () => string) => Array.from({ length: count }, of)
  const digits = (count: number) => times(count, () => random(16).toString(16)).join('')
  const uuid = () => `${digits(8)}-${digits(4)}-7${digits(3)}-8${digits(3)}-${digits(12)}`
  const id = () => `y${times(63, () => letters[random(letters.length)] as string).join('')}`

  let recordedMs = Date.parse('2026-05-31T00:00:00.000Z')
  const plain = () => ({
    id: uuid(),
    occurredAt: `2026-05-${String(1 + random(31)).padStart(2, '0')}T${10 + random(10)}:00:00.${100 + random(900)}+08:00`,
    recordedAt: new Date(recordedMs++).toISOString(),
    recordedBy: 'u',
  })

  return {
    random,
    ids: (count: number) => times(count, id),
    contact: (youthIds: string[], channel: Contact['channel'] = 'wechat'): RecordedEvent => ({
      ...contactExample,
      ...plain(),
      channel,
      youthIds,
    }),
    visit: (youthIds: string[], baseId = 'b-hongxing'): RecordedEvent => ({
      ...visitExample,
      ...plain(),
      baseId,
      youthIds,
    }),
    demand: (youthId: string): RecordedEvent => ({ ...demandExample, ...plain(), youthId }),
    step: (): RecordedEvent => ({ ...stepExample, ...plain(), demandId: uuid() }) as RecordedEvent,
    feedback: (youthId: string): RecordedEvent => ({ ...feedbackExample, ...plain(), youthId, score: 1 }),
    /** A rating that confirms something elsewhere and raises a demand. */
    complaint: (youthId: string): RecordedEvent => ({
      ...feedbackExample,
      ...plain(),
      youthId,
      score: 1,
      confirms: uuid(),
      demand: { category: 'difficulty', text: '…' },
    }),
  }
}
