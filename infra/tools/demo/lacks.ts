import { type DimensionId, type IndicatorId, indicatorIds } from '../../../events/assessment.ts'
import type { Evidence } from '../../../shared/domain/assessment/evidence.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { indicatorLabels, reachedLabel } from '../../../shared/labels/assessment.ts'
import { missingLabel } from '../../../shared/labels/missing.ts'
import type { Row } from './assess.ts'

/** What a cadre lacks, in words: what costs most of the total comes first. */
export function lacksOf({ dimensions }: Pick<Row, 'dimensions'>, evidence: Evidence): string[] {
  return (Object.keys(indicatorIds) as DimensionId[])
    .flatMap(dimension =>
      indicatorIds[dimension].map((id: IndicatorId) => {
        const reached = dimensions[dimension].indicators[id as never] as { num: number; den: number } | null
        const weights = huaian2016.weights[dimension] as Record<string, number>
        // What does not apply costs nothing of the total: too few raters come last, though they cap the grade.
        const lost = reached ? (1 - reached.num / reached.den) * (weights[id] ?? 0) : 0
        return { id, reached, cost: lost * huaian2016.dimensions[dimension] }
      }),
    )
    .filter(({ id }) => evidence[id] !== undefined)
    .sort((a, b) => b.cost - a.cost)
    .map(
      ({ id, reached }) =>
        `${indicatorLabels[id]}${reached ? ` ${reachedLabel(reached)}` : ''}：${missingLabel(evidence, id)}`,
    )
}
