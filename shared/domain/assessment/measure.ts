import type { IndicatorId } from '../../../events/assessment.ts'
import type { Case } from './case.ts'
import type { Evidence } from './evidence.ts'

/** What was reached of what was due, and what is missing; `reached` null is "does not apply". */
export interface Measured<Id extends IndicatorId> {
  reached: { num: number; den: number; raters?: number } | null
  missing?: Evidence[Id]
}

/** One indicator: its id and how a case is measured by it. */
export interface Measure<Id extends IndicatorId> {
  id: Id
  measure(of: Case): Measured<Id>
}

/** Does not apply. */
export const notApplicable = { reached: null }

/** `num` of `den`, not more than all; `missing` is asked only where something is. */
export function share<Id extends IndicatorId>(
  num: number,
  den: number,
  missing: (short: number) => NonNullable<Evidence[Id]>,
): Measured<Id> {
  return num >= den ? { reached: { num: den, den } } : { reached: { num, den }, missing: missing(den - num) }
}
