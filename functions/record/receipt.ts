import * as z from 'zod'
import { eventTypes } from '../../events/index.ts'
import { shownInstant, shownMonth } from '../../shared/contracts/answers.ts'
import { notes } from '../../shared/domain/ledger/notes.ts'

/** What a client gets for a recorded event; the same again on every repeat. */
export const receipt = z
  .strictObject({
    id: z.string(),
    type: z.enum(eventTypes),
    cadreId: z.string(),
    occurredAt: shownInstant,
    recordedAt: shownInstant,
    /** Month of the ledger in which the event lies; a void's is that of the event it voids. */
    month: shownMonth,
    /** What will not count, and why; absent where all may. */
    notes: z.array(z.enum(notes).meta({ id: 'ReceiptNote' })).optional(),
  })
  .meta({ id: 'Receipt' })

export type Receipt = z.infer<typeof receipt>
