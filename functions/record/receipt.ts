import * as z from 'zod'
import { eventTypes } from '../../events/index.ts'

/** What a client gets for a recorded event; the same again on every repeat. */
export const receipt = z.strictObject({
  id: z.string(),
  type: z.enum(eventTypes),
  cadreId: z.string(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  /** Month of the ledger in which the event lies; a void's is that of the event it voids. */
  month: z.string(),
})

/** See {@link receipt}. */
export type Receipt = z.infer<typeof receipt>
