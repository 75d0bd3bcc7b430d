import type { Dimensions, Grade } from '../../../events/assessment.ts'
import type { Cadre } from '../../../events/index.ts'
import type { Evidence } from './evidence.ts'

/** The result for one cadre's month; `asOf` is D after shortening, `orgId` and `category` are those on it. */
export interface Assessment {
  cadreId: string
  orgId: string
  category: Cadre['category']
  month: string
  asOf: string
  policy: { id: string; version: number }
  dimensions: Dimensions
  total: number | null
  grade: Grade
  evidence: Evidence
  /** Dates of which nobody has told yet whether they are worked, ascending: `halfDays` cannot be told then. */
  calendarMissing?: string[]
  /** Present where the cadre turned out not to have served: see `withdrawal`. */
  withdrawn?: true
}
