import { useState } from 'preact/hooks'
import { attentionLabel } from '../../../../../shared/labels/attention.ts'
import * as words from '../../../../../shared/labels/console/closing.ts'
import * as pages from '../../../../../shared/labels/console/committee.ts'
import { dateLabel } from '../../../../../shared/labels/dates.ts'
import { indicatorLabels } from '../../../../../shared/labels/indicators.ts'
import { client } from '../../api.ts'
import { monthBeside } from '../../clock.ts'
import { readAgain } from '../../load.ts'
import { to } from '../../router.ts'
import { say } from '../../say.ts'
import { me } from '../../session.ts'
import { List, Read } from '../../ui/ask.tsx'
import { Choose, Field } from '../../ui/field.tsx'
import { type Fields, Form } from '../../ui/form.tsx'
import { may } from '../page.ts'
import { MonthTitle } from './months.tsx'
import { monthAsked, type OrgMonth, ownOrg } from './org.ts'
import { finish } from './run.ts'
import { Signatures } from './signatures.tsx'

/** Objections that nobody has answered yet. */
const Objections = ({ orgId, month }: OrgMonth) => (
  <section>
    <h2>{words.objections}</h2>
    <List
      route="GET /v1/orgs/{orgId}/assessments/{month}/objections"
      path={{ orgId, month }}
      by="id"
      empty={words.noObjections}
    >
      {({ id, cadreId, name, indicator, text }) => (
        <>
          <a href={to('months', month, orgId, cadreId)}>{name ?? cadreId}</a> {indicatorLabels[indicator]}
          <p>{text}</p>
          <Form
            name={`objection:${id}`}
            label={words.answer}
            send={async ({ decision, reason = '' }: Fields) => {
              await client('POST /v1/cadres/{cadreId}/assessments/{month}/objections/{objectionId}/answer', {
                path: { cadreId, month, objectionId: id },
                body: { decision: decision as keyof typeof words.decisions, reason },
              })
              say(words.answered)
              readAgain()
            }}
          >
            <Choose label={words.decision} name="decision" words={words.decisions} />
            <Field label={words.reason} name="reason" rows={2} maxLength={1000} required />
          </Form>
        </>
      )}
    </List>
  </section>
)

/** How many could not be assessed, the first of them, and why. */
const KeptBack = ({ orgId, month }: OrgMonth) => (
  <section>
    <h2>{words.keptBack}</h2>
    <Read route="GET /v1/orgs/{orgId}/assessments/{month}" path={{ orgId, month }}>
      {({ state, assessed, keptBack }) => state === 'assessed' && <p>{words.sums(assessed, keptBack)}</p>}
    </Read>
    <List
      route="GET /v1/orgs/{orgId}/attention"
      path={{ orgId }}
      query={{ why: 'keptBack', limit: '10' }}
      by="cadreId"
      empty={words.nobodyKeptBack}
    >
      {({ name, orgName, reasons }) => (
        <>
          {name} <small>{orgName}</small>{' '}
          {reasons.flatMap(reason => (reason.why === 'keptBack' ? [attentionLabel(reason as never)] : []))}
        </>
      )}
    </List>
  </section>
)

/** When the month is closed by itself; for whoever may, a form that closes it, with its progress. */
function Close({ month }: { readonly month: string }) {
  const [progress, setProgress] = useState('')
  const close = async ({ openObjections }: Fields) => {
    await finish(month, openObjections !== undefined, setProgress)
    say(words.closed)
    readAgain()
  }
  return (
    <section>
      <h2>{words.close}</h2>
      <Read route="GET /v1/policy" query={{ month }}>
        {({ closing: { finalDay, hour } }) => {
          const date = `${monthBeside(month, 1)}-${String(finalDay).padStart(2, '0')}`
          return <p class="soft">{words.closeHint(dateLabel(date), hour)}</p>
        }}
      </Read>
      {me.value && may(me.value, 'finaliseMonth') && (
        <Form name={`close:${month}`} label={words.closeNow} send={close}>
          <label class="check">
            <input type="checkbox" name="openObjections" /> {words.closeAnyway}
          </label>
        </Form>
      )}
      <p role="status">{progress}</p>
    </section>
  )
}

/** 结账: what is open before the month is closed, who signed, what was restated since. */
export function Closing({ rest: [asked] }: { readonly rest: readonly string[] }) {
  const [orgId, month] = [ownOrg(), monthAsked(asked)]
  return (
    <>
      <MonthTitle title={pages.closing} month={month} steps={other => ['closing', other]} />
      <Objections orgId={orgId} month={month} />
      <KeptBack orgId={orgId} month={month} />
      <Close month={month} />
      <Signatures orgId={orgId} month={month} />
    </>
  )
}
