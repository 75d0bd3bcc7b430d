import type { Dimensions } from '../../../../../events/assessment.ts'
import {
  dimensionLabels,
  indicatorLabels,
  reachedLabel,
  scoreLabel,
} from '../../../../../shared/labels/assessment.ts'
import * as words from '../../../../../shared/labels/console/month.ts'
import { Table } from '../../ui/table.tsx'

type Reached = Parameters<typeof reachedLabel>[0]

/** Dimensions and their indicators, of several months side by side. */
export const Indicators = ({
  heads,
  of,
}: {
  readonly heads: readonly string[]
  readonly of: readonly Dimensions[]
}) => (
  <Table
    caption={words.indicators}
    heads={[words.what, ...heads]}
    rows={Object.entries(dimensionLabels).flatMap(([id, label]) => {
      const dimensions = of.map(each => each[id as keyof Dimensions])
      return [
        [label, ...dimensions.map(({ score }) => scoreLabel(score))],
        ...Object.keys(dimensions[0]?.indicators ?? {}).map(indicator => [
          indicatorLabels[indicator as keyof typeof indicatorLabels],
          ...dimensions.map(({ indicators }) =>
            reachedLabel((indicators as Readonly<Record<string, Reached>>)[indicator] ?? null),
          ),
        ]),
      ]
    })}
  />
)
