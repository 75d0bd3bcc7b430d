import * as z from 'zod'
import { content, eventId, month, text } from './envelope.ts'

/** Takes back an event of the same cadre; both stay in the ledger. `month` is the voided event's. */
export const voiding = z
  .strictObject({
    type: z.literal('void'),
    ...content,
    voids: eventId,
    month,
    reason: text(1, 500),
  })
  .meta({ id: 'VoidEvent' })

export type Void = z.infer<typeof voiding>

/** Worked example. */
export const voidExample: Void = {
  type: 'void',
  id: '0197a2c4-5b00-7000-8000-000000000006',
  cadreId: 'c-wang',
  occurredAt: '2026-05-23T08:00:00+08:00',
  voids: '0197a2c4-5b00-7000-8000-000000000001',
  month: '2026-05',
  reason: '误录',
}
