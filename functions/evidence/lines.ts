import { type DimensionId, type Indicator, type IndicatorId, indicatorIds } from '../../events/assessment.ts'
import { indicatorsOf } from '../../shared/domain/assessment/score.ts'
import type { Dossier } from './read.ts'

/** One indicator of a result: its part of the 100 points of its dimension, null where it has none. */
export interface IndicatorLine {
  readonly dimension: DimensionId
  readonly id: IndicatorId
  readonly reached: Indicator
  readonly weight: number
  readonly share: number | null
}

/** A dimension with its indicators, whose shares add up to its score. */
export interface DimensionLines {
  readonly dimension: DimensionId
  readonly score: number | null
  /** Sum of the weights that apply. */
  readonly weight: number
  readonly lines: readonly IndicatorLine[]
}

/** A result indicator by indicator. */
export function linesOf({ policy, result }: Pick<Dossier, 'policy' | 'result'>): DimensionLines[] {
  const all = indicatorsOf(result.dimensions)
  return (Object.keys(indicatorIds) as DimensionId[]).map(dimension => {
    const weights: Readonly<Record<string, number>> = policy.weights[dimension]
    const weightOf = (id: IndicatorId) => weights[id] ?? 0
    const { score } = result.dimensions[dimension]
    const ids: readonly IndicatorId[] = indicatorIds[dimension]
    const weight = ids.reduce((sum, id) => sum + (all[id] ? weightOf(id) : 0), 0)
    const lines = ids.map((id): IndicatorLine => {
      const reached = all[id] ?? null
      const counts = reached !== null && score !== null
      const share = counts ? (100 * weightOf(id) * reached.num) / (reached.den * weight) : null
      return { dimension, id, reached, weight: weightOf(id), share }
    })
    return { dimension, score, weight, lines }
  })
}
