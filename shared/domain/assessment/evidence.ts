import type { Missing } from './indicators/index.ts'

/** What is missing, by indicator; without an entry it is complete or does not apply. Never a name, phone, rater or score. */
export type Evidence = Partial<Missing>
