import { useState } from 'preact/hooks'
import * as words from '../../../../../shared/labels/console/roster.ts'
import { dateLabel } from '../../../../../shared/labels/dates.ts'
import { rowResultLabels } from '../../../../../shared/labels/import.ts'
import { categoryShortLabels } from '../../../../../shared/labels/roster.ts'
import { client } from '../../api.ts'
import { dayBeside } from '../../clock.ts'
import { readAgain } from '../../load.ts'
import { say } from '../../say.ts'
import { Read } from '../../ui/ask.tsx'
import { Choose, Field } from '../../ui/field.tsx'
import { type Attempt, type Fields, Form } from '../../ui/form.tsx'
import { ownOrg } from './org.ts'
import { until } from './until.ts'

/** Hands all links of a cadre over to another one of the committee's cadres. */
function Handover({ cadreId }: { readonly cadreId: string }) {
  const [progress, setProgress] = useState('')
  const send = async ({ to: successor = '', on = '' }: Fields, { id }: Attempt) => {
    const path = { cadreId }
    const begun = await client('POST /v1/cadres/{cadreId}/handover', {
      path,
      body: { id, to: successor, on },
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
      <Read
        route="GET /v1/orgs/{orgId}/cadres"
        path={{ orgId: ownOrg() }}
        query={{ below: 'true', onDuty: 'true', limit: '500' }}
      >
        {({ items }) => (
          <Form name={`handover:${cadreId}`} label={words.handOver} send={send}>
            <Choose
              label={words.successor}
              name="to"
              none=""
              words={Object.fromEntries(
                items
                  .filter(other => other.cadreId !== cadreId)
                  .map(other => [other.cadreId, `${other.name}（${other.orgName}）`]),
              )}
            />
            <Field label={words.on} name="on" type="date" required />
          </Form>
        )}
      </Read>
      <p role="status">{progress}</p>
    </section>
  )
}

/** A cadre: who it is, leave of absence, handover. */
export function Person({ cadreId }: { readonly cadreId: string }) {
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
            {name} <small>{post}</small>
          </h1>
          <p>{categoryShortLabels[category]}</p>
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
          <Handover cadreId={cadreId} />
        </>
      )}
    </Read>
  )
}
