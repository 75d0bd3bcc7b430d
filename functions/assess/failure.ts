import { isBusy } from '../../shared/assessing/pace.ts'
import { DomainError, isDomainError } from '../../shared/domain/error.ts'
import type { KeptBackReason } from '../../shared/repositories/org-progress.ts'

/** What to make of an assessment that failed. */
export interface Failure {
  readonly reason: KeptBackReason
  /** How often such a one is tried before the cadre is kept back: a busy table will be free, a fault rarely mends itself. */
  readonly tries: number
}

/** Why a cadre could not be assessed, and whether to try again. */
export function failureOf(error: unknown): Failure {
  if (isDomainError(error, 'calendarUnknown')) return { reason: 'calendar_missing', tries: 1 }
  if (error instanceof DomainError) return { reason: 'internal', tries: 1 }
  if (isBusy(error)) return { reason: 'throttled', tries: 8 }
  // DynamoDB refuses items that are too large so, and nothing else that comes from here.
  if (error instanceof Error && error.name === 'ValidationException') return { reason: 'too_large', tries: 1 }
  return { reason: 'internal', tries: 3 }
}

/** Seconds to wait before work is tried once more. */
export const delayAfter = (tries: number): number =>
  Math.min(900, 5 * 2 ** tries) * (0.75 + Math.random() / 4)
