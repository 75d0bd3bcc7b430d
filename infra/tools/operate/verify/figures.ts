import type { Assessment } from '../../../../shared/domain/assessment/assessment.ts'
import { changes } from '../../../../shared/domain/assessment/revision.ts'
import { dimensionLabels, policyLabel, reachedLabel } from '../../../../shared/labels/assessment.ts'
import { indicatorLabels } from '../../../../shared/labels/indicators.ts'
import { type Figure, figure } from './difference.ts'

/** Indicators and scores that differ, as people call them. */
export function dimensionFigures(
  stored: Assessment['dimensions'],
  expected: Assessment['dimensions'],
): Figure[] {
  const indicators = changes(stored, expected).map(({ indicator, from, to }) => ({
    what: `${indicatorLabels[indicator]} ${indicator}`,
    stored: withRaters(from),
    expected: withRaters(to),
  }))
  const scores = (['attainment', 'activity', 'satisfaction'] as const).flatMap(id =>
    figure(`${dimensionLabels[id]} ${id}`, stored[id].score, expected[id].score),
  )
  return [...indicators, ...scores]
}

function withRaters(reached: Parameters<typeof reachedLabel>[0]): string {
  return reached?.raters === undefined
    ? reachedLabel(reached)
    : `${reachedLabel(reached)} (${reached.raters} raters)`
}

/** Every number and word of a result that differs. */
export function resultFigures(stored: Assessment, expected: Assessment): Figure[] {
  return [
    ...figure('单位 orgId', stored.orgId, expected.orgId),
    ...figure('类别 category', stored.category, expected.category),
    ...figure('截至 asOf', stored.asOf, expected.asOf),
    ...figure('政策 policy', policyLabel(stored.policy), policyLabel(expected.policy)),
    ...dimensionFigures(stored.dimensions, expected.dimensions),
    ...figure('总分 total', stored.total, expected.total),
    ...figure('等次 grade', stored.grade, expected.grade),
    ...figure('撤销 withdrawn', stored.withdrawn, expected.withdrawn),
  ]
}
