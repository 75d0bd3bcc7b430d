import { gradeLabel, scoreLabel, statusLabels } from '../../../../../shared/labels/assessment.ts'
import * as words from '../../../../../shared/labels/console/month.ts'
import { to } from '../../router.ts'
import { List, Read, Sheet } from '../../ui/ask.tsx'
import { Event } from './event.tsx'
import { Indicators } from './indicators.tsx'
import { MonthTitle } from './months.tsx'

/** A cadre's month: each indicator, and the records behind it. */
export function Cadre({
  cadreId,
  month,
  orgId,
}: {
  readonly cadreId: string
  readonly month: string
  readonly orgId: string
}) {
  const path = { cadreId, month }
  return (
    <>
      <Read route="GET /v1/cadres/{cadreId}" path={{ cadreId }}>
        {({ name }) => (
          <MonthTitle title={name} month={month} steps={other => ['months', other, orgId, cadreId]} />
        )}
      </Read>
      <p>
        <a href={to('months', month, orgId)}>{words.back}</a>
      </p>
      <section>
        <Read route="GET /v1/cadres/{cadreId}/assessments/{month}" path={path}>
          {({ dimensions, total, grade, status, revision }) => (
            <>
              <p>{words.total(scoreLabel(total), gradeLabel(grade), statusLabels[status], revision)}</p>
              <Indicators heads={[words.reached]} of={[dimensions]} />
              <p class="actions">
                <Sheet
                  label={words.evidence}
                  route="GET /v1/cadres/{cadreId}/assessments/{month}/evidence.xlsx"
                  path={path}
                />
              </p>
            </>
          )}
        </Read>
      </section>
      <section>
        <h2>{words.events}</h2>
        <List
          route="GET /v1/cadres/{cadreId}/events"
          path={{ cadreId }}
          query={{ month }}
          by="id"
          empty={words.noEvents}
        >
          {event => <Event of={event} />}
        </List>
      </section>
    </>
  )
}
