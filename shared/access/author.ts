import type { Author } from '../repositories/roster/roster.ts'
import type { Caller } from './caller.ts'

/** The caller as author of a change of the roster, now. */
export const authorAt = (caller: Caller, now: () => Date): Author => ({
  by: caller.subject,
  at: now().toISOString(),
})
