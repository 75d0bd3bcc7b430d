import * as z from 'zod'

/** Fields of answers: what they look like, for the document; what this system wrote itself is not looked at again. */

/** A calendar date. */
export const shownDate = z.string().meta({ format: 'date' })

/** An instant, ISO 8601. */
export const shownInstant = z.string().meta({ format: 'date-time' })

/** A calendar month. */
export const shownMonth = z.string().meta({ pattern: '^\\d{4}-\\d{2}$' })

/** How many. */
export const count = z.int().min(0)
