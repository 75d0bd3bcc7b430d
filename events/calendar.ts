import * as z from 'zod'

/** What the bus says when a year's notice got a new version: which, and never what it holds. */
export const calendarChanged = z.strictObject({
  type: z.literal('calendarChanged'),
  id: z.string(),
  /** Instant. */
  at: z.string(),
  year: z.int(),
  version: z.int().min(1),
})

/** See {@link calendarChanged}. */
export type CalendarChanged = z.infer<typeof calendarChanged>
