import type { Dimensions, Indicator } from '../../../../../events/assessment.ts'
import { dimensionLabels, scoreLabel } from '../../../../../shared/labels/assessment.ts'
import * as words from '../../../../../shared/labels/console/month.ts'
import { indicatorLabels } from '../../../../../shared/labels/indicators.ts'
import { Details } from '../../ui/details.tsx'
import { reachedOf } from '../../ui/reached.ts'
import { Table } from '../../ui/table.tsx'
import { explanationOf } from '../../words.ts'

type Id = keyof typeof indicatorLabels

/** Dimensions and their indicators, of several months side by side; below, what each indicator counts. */
export const Indicators = ({
  heads,
  of,
}: {
  readonly heads: readonly string[]
  readonly of: readonly Dimensions[]
}) => (
  <>
    <Table
      caption={words.indicators}
      heads={[words.what, ...heads]}
      rows={Object.entries(dimensionLabels).flatMap(([id, label]) => {
        const dimensions = of.map(each => each[id as keyof Dimensions])
        return [
          [label, ...dimensions.map(({ score }) => scoreLabel(score))].map((cell, at) => (
            <strong key={at}>{cell}</strong>
          )),
          ...Object.keys(dimensions[0]?.indicators ?? {}).map(indicator => [
            indicatorLabels[indicator as Id],
            ...dimensions.map(({ indicators }) =>
              reachedOf(indicator, (indicators as Readonly<Record<string, Indicator>>)[indicator] ?? null),
            ),
          ]),
        ]
      })}
    />
    <Details summary={words.explained}>
      <dl>
        {Object.entries(indicatorLabels).map(([id, label]) => [
          <dt key={id}>{label}</dt>,
          <dd key={label} class="lines">
            {explanationOf(id as Id)}
          </dd>,
        ])}
      </dl>
    </Details>
  </>
)
