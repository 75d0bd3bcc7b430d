import * as z from 'zod'

/** What the bus says when a root's notice of a year got a new version: which, and never what it holds. */
export const calendarChanged = z.strictObject({
  type: z.literal('calendarChanged'),
  id: z.string(),
  /** Instant. */
  at: z.string(),
  rootId: z.string(),
  year: z.int(),
  version: z.int().min(1),
})

export type CalendarChanged = z.infer<typeof calendarChanged>
