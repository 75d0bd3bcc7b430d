import type { Confirmation } from '../confirmations.ts'
import type { MonthFacts } from '../facts.ts'
import type { Policy } from '../policy.ts'
import type { Assessment, RosterSlice } from './assessment.ts'

/** To be filled in. */
export function assess(
  _policy: Policy,
  _roster: RosterSlice,
  _facts: readonly MonthFacts[],
  _month: string,
  _asOf: string,
  _confirmations: readonly Confirmation[] = [],
): Assessment | null {
  throw new Error('not yet')
}
