import type { Missing } from './indicators/index.ts'

/**
 * What is missing, by indicator, in their order; an indicator without an entry is complete or does not apply. Never a
 * name, a phone, a rater or a score by a youth.
 */
export type Evidence = Partial<Missing>
