import { useState } from 'preact/hooks'
import * as closingPage from '../../../../../shared/labels/console/closing.ts'
import * as pages from '../../../../../shared/labels/console/committee.ts'
import * as words from '../../../../../shared/labels/console/runs.ts'
import { dateLabel, monthLabel } from '../../../../../shared/labels/dates.ts'
import { timeLabel } from '../../clock.ts'
import { readAgain } from '../../load.ts'
import { me } from '../../session.ts'
import { Act } from '../../ui/act.tsx'
import { Read } from '../../ui/ask.tsx'
import { may } from '../page.ts'
import { monthAsked } from './org.ts'
import { assess } from './run.ts'

/** What is behind, and since when. */
function Health() {
  const since = (instant: string | undefined) => (instant ? timeLabel(instant) : '')
  return (
    <section>
      <h2>{words.health}</h2>
      <Read route="GET /v1/health">
        {({ at, state, queues, runs, calendar }) => {
          const sum = (what: 'waiting' | 'underWay' | 'deadLetters') =>
            queues.reduce((all, queue) => all + queue[what], 0)
          return (
            <>
              <p class={state === 'ok' ? 'good' : 'bad'}>
                {words.states[state]} <small>{timeLabel(at)}</small>
              </p>
              <p>
                {words.runs(runs.open, runs.overdue)} {since(runs.since)}
              </p>
              {calendar.missing !== undefined && <p class="bad">{words.calendarMissing(calendar.missing)}</p>}
              <p>{words.queues(sum('waiting'), sum('underWay'))}</p>
              {sum('deadLetters') > 0 && <p class="bad">{words.deadLetters(sum('deadLetters'))}</p>}
            </>
          )
        }}
      </Read>
    </section>
  )
}

/** Which years' working days are known. */
function Calendar() {
  return (
    <section>
      <h2>{words.calendar}</h2>
      <Read route="GET /v1/calendar">
        {({ years, knownUntil, missingFrom }) => (
          <>
            <p>
              {knownUntil === undefined
                ? words.missing(dateLabel(missingFrom))
                : words.known(dateLabel(knownUntil))}
            </p>
            <p class="soft">
              {words.years(
                Math.min(...years.map(({ year }) => year)),
                Math.max(...years.map(({ year }) => year)),
              )}
            </p>
          </>
        )}
      </Read>
    </section>
  )
}

/** 运行: whether the system is behind, runs, and the calendar. */
export function Runs() {
  const [progress, setProgress] = useState('')
  const month = monthAsked(undefined)
  return (
    <>
      <h1>{pages.runs}</h1>
      <Health />
      <Calendar />
      {me.value && may(me.value, 'startAssessmentRun') && (
        <section>
          <h2>{words.assess}</h2>
          <p class="soft">{words.assessHint}</p>
          <p class="actions">
            <Act
              label={words.assessMonth(monthLabel(month))}
              run={async () => {
                await assess(month, setProgress)
                readAgain()
              }}
            />
          </p>
          <p role="status">{progress && `${closingPage.run}${progress}`}</p>
        </section>
      )}
    </>
  )
}
