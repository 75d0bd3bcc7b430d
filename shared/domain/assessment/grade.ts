import type { Grade } from '../../../events/assessment.ts'
import type { Policy } from '../policy/policy.ts'

/** What the grade goes by: rounded scores, and whether the cadre is exempt. */
export interface Standing {
  total: number | null
  attainment: number | null
  satisfaction: number | null
  exempt: boolean
}

/** The grade: exempt by days on duty; else by the rounded total, capped where voice is missing or attainment low. */
export function gradeOf({ grades }: Policy, { total, attainment, satisfaction, exempt }: Standing): Grade {
  if (exempt) return 'exempt'
  if (total === null || total < grades.pass) return 'fail'
  if (total < grades.good || (attainment !== null && attainment < grades.attainmentFloor)) return 'pass'
  return total < grades.excellent || satisfaction === null ? 'good' : 'excellent'
}
