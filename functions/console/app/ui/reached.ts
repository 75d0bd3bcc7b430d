import type { Indicator } from '../../../../events/assessment.ts'
import { ratingLabel } from '../../../../shared/labels/appraisal.ts'
import { reachedLabel } from '../../../../shared/labels/assessment.ts'

/** A rating as the average with how many stand behind it, anything else as it was reached of what was due. */
export const reachedOf = (id: string, indicator: Indicator): string =>
  id === 'rating' ? ratingLabel(indicator) : reachedLabel(indicator)
