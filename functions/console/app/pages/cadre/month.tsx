import {
  dimensionLabels,
  gradeLabel,
  scoreLabel,
  statusLabels,
  withheldNote,
} from '../../../../../shared/labels/assessment.ts'
import * as words from '../../../../../shared/labels/console/cadre/month.ts'
import { ApiProblem, client } from '../../api.ts'
import { monthBeside, today } from '../../clock.ts'
import { useLoad } from '../../load.ts'
import { to } from '../../router.ts'
import { Bars } from '../../ui/bars.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Shown } from '../../ui/state.tsx'
import { ownId, type Result } from './data.ts'
import { Indicators } from './indicators.tsx'
import { Objections } from './objections.tsx'

type Dimension = keyof typeof dimensionLabels

const useResult = (month: string) =>
  useLoad(
    `month:${month}`,
    async (): Promise<Result> => {
      const path = { cadreId: ownId(), month }
      if (month < today().slice(0, 7))
        return (await client('GET /v1/cadres/{cadreId}/assessments/{month}', { path })).body
      return (await client('GET /v1/cadres/{cadreId}/progress', { path })).body
    },
    { offline: true },
  )

function Summary({ of }: { readonly of: Result }) {
  const { dimensions, total, grade, status, revision = 1, asOf, calendarMissing, withheld } = of
  const bars = (Object.keys(dimensionLabels) as Dimension[]).map(id => ({
    label: dimensionLabels[id],
    value: dimensions[id].score,
    shown: scoreLabel(dimensions[id].score),
  }))
  return (
    <section>
      <p class="soft">{status ? words.result(statusLabels[status], revision) : words.soFar(asOf)}</p>
      <Bars title={words.chart} bars={bars} />
      <dl>
        <dt>{words.total}</dt>
        <dd>{scoreLabel(total)}</dd>
        <dt>{words.grade}</dt>
        <dd>{gradeLabel(grade)}</dd>
      </dl>
      {withheld && <p class="soft">{withheldNote}</p>}
      {calendarMissing && <p class="notice">{words.calendar(calendarMissing)}</p>}
    </section>
  )
}

/** 本月: three dimensions; each number opens what is missing and what counted. */
export function Month({ rest: [asked] }: { readonly rest: readonly string[] }) {
  const current = today().slice(0, 7)
  const month = /^\d{4}-\d{2}$/.test(asked ?? '') ? (asked as string) : current
  const result = useResult(month)
  const isNone = result.error instanceof ApiProblem && result.error.code === 'not_assessed'
  return (
    <>
      <h1>{words.of(month)}</h1>
      <div class="actions">
        <a class="button" href={to('month', monthBeside(month, -1))}>
          {words.previous}
        </a>
        {month < current && (
          <a class="button" href={to('month', monthBeside(month, 1))}>
            {words.next}
          </a>
        )}
      </div>
      {isNone ? (
        <Empty title={words.none} hint={words.noneHint} />
      ) : (
        <Shown of={result}>
          {value => (
            <>
              <Summary of={value} />
              <Indicators month={month} of={value} />
              {value.status && <Objections month={month} status={value.status} />}
            </>
          )}
        </Shown>
      )}
    </>
  )
}
