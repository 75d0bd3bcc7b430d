import { useState } from 'preact/hooks'
import * as words from '../../../../../shared/labels/console/roster.ts'
import { dateLabel } from '../../../../../shared/labels/dates.ts'
import { rowResultLabels } from '../../../../../shared/labels/import.ts'
import { categoryShortLabels } from '../../../../../shared/labels/roster.ts'
import { client } from '../../api.ts'
import { dayBeside } from '../../clock.ts'
import { readAgain } from '../../load.ts'
import { to } from '../../router.ts'
import { say } from '../../say.ts'
import { Read } from '../../ui/ask.tsx'
import { dotted } from '../../ui/dotted.ts'
import { Field } from '../../ui/field.tsx'
import { type Attempt, type Fields, Form } from '../../ui/form.tsx'
import { until } from '../../until.ts'
import { Find } from './find.tsx'

interface Asked {
  readonly cadreId: string
  /** Who takes over; empty until that is chosen. */
  readonly successorId: string
}

/** Hands all links of a cadre over to another one of the committee's cadres, who is looked for first. */
function Handover({ cadreId, successorId }: Asked) {
  const [q, setQ] = useState('')
  const [progress, setProgress] = useState('')
  const send = async ({ on = '' }: Fields, { id }: Attempt) => {
    const path = { cadreId }
    const begun = await client('POST /v1/cadres/{cadreId}/handover', {
      path,
      body: { id, to: successorId, on },
    })
    const { handoverId } = begun.body
    await until(async () => {
      const asked = { path: { cadreId, handoverId }, query: { limit: '1' } }
      const { body } = await client('GET /v1/cadres/{cadreId}/handover/{handoverId}', asked)
      const { created, changed, refused } = body.counts
      setProgress(
        `${words.progress(body.rowsDone, body.rowsTotal)}：${rowResultLabels.changed}${created + changed}、${rowResultLabels.refused}${refused}`,
      )
      return body.state === 'done'
    })
    say(words.handedOver)
  }
  return (
    <section>
      <h2>{words.handover}</h2>
      <p class="soft">{words.handoverHint}</p>
      {successorId === '' ? (
        <Find label={words.successor} q={q} onAsk={setQ} link={id => to('roster', cadreId, id)} onDuty />
      ) : (
        <Read route="GET /v1/cadres/{cadreId}" path={{ cadreId: successorId }}>
          {({ name, post }) => (
            <Form name={`handover:${cadreId}`} label={words.handOver} send={send}>
              <p>
                {words.handTo(name)} <small>{post}</small> <a href={to('roster', cadreId)}>{words.another}</a>
              </p>
              <Field label={words.on} name="on" type="date" required />
            </Form>
          )}
        </Read>
      )}
      <p role="status">{progress}</p>
    </section>
  )
}

/** A cadre: who it is, leave of absence, handover. */
export function Person({ cadreId, successorId }: Asked) {
  const path = { cadreId }
  const addLeave = async ({ since = '', until: last = '', reason = '' }: Fields) => {
    // As it is now: somebody may have changed it since the page was opened.
    const {
      cadreId: _,
      history: __,
      effectiveFrom: ___,
      ...cadre
    } = (await client('GET /v1/cadres/{cadreId}', { path })).body
    const leave = { since, until: dayBeside(last, 1), ...(reason && { reason }) }
    const body = { ...cadre, leaves: [...(cadre.leaves ?? []), leave] }
    await client('PUT /v1/cadres/{cadreId}', { path, body })
    say(words.leaveSaved)
    readAgain()
  }
  return (
    <Read route="GET /v1/cadres/{cadreId}" path={path}>
      {({ name, post, category, leaves = [] }) => (
        <>
          <h1>
            {name} <small>{dotted(post, categoryShortLabels[category])}</small>
          </h1>
          <p>
            <a href={to('roster')}>{words.back}</a>
          </p>
          <section>
            <h2>{words.leaves}</h2>
            <ul>
              {leaves.map(({ since, until: end, reason }) => (
                <li key={since}>
                  {words.leave(dateLabel(since), dateLabel(dayBeside(end, -1)))} {reason}
                </li>
              ))}
            </ul>
            <Form name={`leave:${cadreId}`} label={words.addLeave} send={addLeave}>
              <Field label={words.since} name="since" type="date" required />
              <Field label={words.last} name="until" type="date" required />
              <Field label={words.reason} name="reason" maxLength={100} />
            </Form>
          </section>
          <Handover cadreId={cadreId} successorId={successorId} />
        </>
      )}
    </Read>
  )
}
