import {
  type DimensionId,
  type Dimensions,
  type Indicator,
  type IndicatorId,
  indicatorIds,
} from '../../../events/assessment.ts'
import type { Policy } from '../policy/policy.ts'
import { recordOf } from '../record.ts'
import { percent, type Rational, weightedMean } from './rational.ts'

const dimensionIds = ['attainment', 'activity', 'satisfaction'] as const

/** Indicators of each dimension. */
export type Indicators = { [D in DimensionId]: Dimensions[D]['indicators'] }

/** The indicators of all dimensions. */
export const indicatorsOf = ({
  attainment,
  activity,
  satisfaction,
}: Dimensions): Record<IndicatorId, Indicator> => ({
  ...attainment.indicators,
  ...activity.indicators,
  ...satisfaction.indicators,
})

/** The indicators of each dimension. */
export const byDimension = ({ attainment, activity, satisfaction }: Dimensions): Indicators => ({
  attainment: attainment.indicators,
  activity: activity.indicators,
  satisfaction: satisfaction.indicators,
})

const nothingOf = <D extends DimensionId>(dimension: D) => ({
  score: null,
  indicators: recordOf<IndicatorId, null>(indicatorIds[dimension], () => null),
})

/** Dimensions in which no indicator applies. */
export const noDimensions = (): Dimensions => ({
  attainment: nothingOf('attainment'),
  activity: nothingOf('activity'),
  satisfaction: nothingOf('satisfaction'),
})

/** A dimension, exactly; null where no indicator applies, for satisfaction where `rating` does not. */
function dimensionValue(policy: Policy, indicators: Indicators, id: DimensionId): Rational | null {
  if (id === 'satisfaction' && indicators.satisfaction.rating === null) return null
  const known: Record<string, Indicator> = indicators[id]
  const weights: Record<string, number> = policy.weights[id]
  const parts: { weight: number; value: Rational }[] = []
  for (const indicator of indicatorIds[id]) {
    const reached = known[indicator]
    if (reached) {
      parts.push({
        weight: weights[indicator] as number,
        value: { num: BigInt(reached.num), den: BigInt(reached.den) },
      })
    }
  }
  return weightedMean(parts)
}

/** Scores of the dimensions and the total, the weighted mean of those not null, computed before rounding. */
export function scored(
  policy: Policy,
  indicators: Indicators,
): { dimensions: Dimensions; total: number | null } {
  const parts: { weight: number; value: Rational }[] = []
  const score = (id: DimensionId) => {
    const value = dimensionValue(policy, indicators, id)
    if (value === null) return null
    parts.push({ weight: policy.dimensions[id], value })
    return percent(value)
  }
  const [attainment, activity, satisfaction] = dimensionIds.map(score) as [
    number | null,
    number | null,
    number | null,
  ]
  const total = weightedMean(parts)
  return {
    dimensions: {
      attainment: { score: attainment, indicators: indicators.attainment },
      activity: { score: activity, indicators: indicators.activity },
      satisfaction: { score: satisfaction, indicators: indicators.satisfaction },
    },
    total: total === null ? null : percent(total),
  }
}
