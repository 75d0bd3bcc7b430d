import {
  type DimensionId,
  type Dimensions,
  type Indicator,
  type IndicatorId,
  indicatorIds,
} from '../../../events/assessment.ts'
import { indicatorLabels } from '../../labels/indicators.ts'
import { columnLabels, shareLabels } from '../../labels/sheets.ts'
import { count, type Shown } from '../../spreadsheet/write/columns.ts'

type Line = { readonly dimensions: Dimensions }

const columnsOf = (dimension: DimensionId): Shown<Line>[] =>
  indicatorIds[dimension].flatMap((id: IndicatorId): Shown<Line>[] => {
    const of = ({ dimensions }: Line) =>
      (dimensions[dimension].indicators as Partial<Record<IndicatorId, Indicator>>)[id]
    return [
      [count(shareLabels.reached(indicatorLabels[id])), line => of(line)?.num ?? null],
      [count(shareLabels.due(indicatorLabels[id])), line => of(line)?.den ?? null],
    ]
  })

/** Every indicator in two columns, reached and due; then how many rated. */
export const indicatorColumns: readonly Shown<Line>[] = [
  ...(Object.keys(indicatorIds) as DimensionId[]).flatMap(columnsOf),
  [count(columnLabels.raters), ({ dimensions }) => dimensions.satisfaction.indicators.rating?.raters ?? null],
]
