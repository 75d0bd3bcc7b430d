import type { Indicator } from '../../../../../events/assessment.ts'
import { dimensionLabels } from '../../../../../shared/labels/assessment.ts'
import * as words from '../../../../../shared/labels/console/cadre/month.ts'
import { indicatorLabels, missingLabel } from '../../../../../shared/labels/indicators.ts'
import { Details } from '../../ui/details.tsx'
import { reachedOf } from '../../ui/reached.ts'
import { explanationOf } from '../../words.ts'
import { Counted } from './counted.tsx'
import { calledOf, type Result } from './data.ts'

type Id = keyof typeof indicatorLabels
type Dimension = keyof typeof dimensionLabels

/** Youths whom an indicator lacks, by what their cadre calls them. */
function missingYouths(evidence: Result['evidence'], id: Id): readonly string[] {
  const { youths } = Object(evidence[id]) as { youths?: readonly string[] | number }
  return Array.isArray(youths) ? youths : []
}

function One({
  id,
  indicator,
  evidence,
  month,
}: {
  readonly id: Id
  readonly indicator: Indicator
  readonly evidence: Result['evidence']
  readonly month: string
}) {
  const missing = missingLabel(evidence as never, id)
  const youths = missingYouths(evidence, id)
  return (
    <Details
      class="indicator"
      summary={
        <>
          <span>{indicatorLabels[id]}</span> <span class="number">{reachedOf(id, indicator)}</span>
          {missing ? (
            <small class="bad">{missing}</small>
          ) : (
            indicator !== null && <small class="good">{words.complete}</small>
          )}
        </>
      }
    >
      <p class="lines">{explanationOf(id)}</p>
      {youths.length > 0 && (
        <>
          <h3>{words.who}</h3>
          <p class="names">
            {youths.map(youthId => (
              <span key={youthId}>{calledOf(youthId)}</span>
            ))}
          </p>
        </>
      )}
      {indicator !== null && id !== 'rating' && <Counted month={month} indicator={id} />}
    </Details>
  )
}

/** Every indicator, by dimension; each opens what it is, what is missing and what counted. */
export const Indicators = ({ month, of }: { readonly month: string; readonly of: Result }) => (
  <>
    {(Object.keys(dimensionLabels) as Dimension[]).map(dimension => (
      <section key={dimension}>
        <h2>{dimensionLabels[dimension]}</h2>
        {Object.entries(of.dimensions[dimension].indicators as Record<string, Indicator>).map(
          ([id, indicator]) => (
            <One key={id} id={id as Id} indicator={indicator} evidence={of.evidence} month={month} />
          ),
        )}
      </section>
    ))}
  </>
)
