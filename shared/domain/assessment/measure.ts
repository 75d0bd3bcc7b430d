import type { IndicatorId } from '../../../events/assessment.ts'
import type { Case } from './context.ts'
import type { Evidence } from './evidence.ts'

/** What was reached of what was due, null where it does not apply; and what is missing. */
export interface Measured<Missing> {
  reached: { num: number; den: number; raters?: number } | null
  missing?: Missing
}

/** One indicator: its id and how a case is measured by it. */
export interface Measure<Id extends IndicatorId> {
  id: Id
  measure(of: Case): Measured<NonNullable<Evidence[Id]>>
}

/** Does not apply. */
export const notApplicable = { reached: null }

/** `num` of `den`, not more than all; `missing` is asked only where something is. */
export function share<Missing>(
  num: number,
  den: number,
  missing: (short: number) => Missing,
): Measured<Missing> {
  return num >= den ? { reached: { num: den, den } } : { reached: { num, den }, missing: missing(den - num) }
}
