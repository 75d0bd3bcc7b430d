import { useState } from 'preact/hooks'
import { indicatorLabels } from '../../../../../shared/labels/assessment.ts'
import { attentionLabel } from '../../../../../shared/labels/attention.ts'
import * as words from '../../../../../shared/labels/console/closing.ts'
import * as pages from '../../../../../shared/labels/console/committee.ts'
import { dateLabel } from '../../../../../shared/labels/dates.ts'
import { client } from '../../api.ts'
import { monthBeside, timeLabel } from '../../clock.ts'
import { readAgain, useLoad } from '../../load.ts'
import { to } from '../../router.ts'
import { say } from '../../say.ts'
import { me } from '../../session.ts'
import { List, Sheet } from '../../ui/ask.tsx'
import { Choose, Field } from '../../ui/field.tsx'
import { type Fields, Form } from '../../ui/form.tsx'
import { Shown } from '../../ui/state.tsx'
import { may } from '../page.ts'
import { MonthTitle } from './months.tsx'
import { monthAsked, ownOrg } from './org.ts'
import { finish } from './run.ts'

interface Asked {
  readonly orgId: string
  readonly month: string
}

/** Objections that nobody has answered yet. */
const Objections = ({ orgId, month }: Asked) => (
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

/** Who could not be assessed, and why. */
const KeptBack = ({ orgId }: Pick<Asked, 'orgId'>) => (
  <section>
    <h2>{words.keptBack}</h2>
    <List
      route="GET /v1/orgs/{orgId}/attention"
      path={{ orgId }}
      query={{ why: 'keptBack' }}
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

/** Signatures, and whose results were restated since the last. */
function Signatures({ orgId, month }: Asked) {
  const path = { orgId, month }
  const signatures = useLoad(`signOffs:${orgId}:${month}`, async () => {
    const { items } = (await client('GET /v1/orgs/{orgId}/assessments/{month}/sign-offs', { path })).body
    const last = items
      .map(({ at }) => at)
      .sort()
      .at(-1)
    if (last === undefined) return { items, restated: [] }
    const asked = { path, query: { limit: '500' } }
    const rows = (await client('GET /v1/orgs/{orgId}/assessments/{month}/cadres', asked)).body.items
    return { items, restated: rows.filter(({ assessedAt }) => Date.parse(assessedAt) > Date.parse(last)) }
  })
  const sign = async ({ note = '' }: Fields) => {
    await client('POST /v1/orgs/{orgId}/assessments/{month}/sign-off', { path, body: note ? { note } : {} })
    say(words.signed)
    readAgain()
  }
  return (
    <section>
      <h2>{words.signatures}</h2>
      <Shown of={signatures}>
        {({ items, restated }) => (
          <>
            {items.length === 0 && <p class="soft">{words.notSigned}</p>}
            <ul class="rows">
              {items.map(({ by, at, cadres, note, outdated }) => (
                <li key={at}>
                  {words.signature(by, timeLabel(at), cadres)} {note}{' '}
                  {outdated && <strong class="bad">{words.outdated}</strong>}
                </li>
              ))}
            </ul>
            {restated.length > 0 && (
              <p>
                {words.restated}
                {restated.map(({ cadreId, name }) => (
                  <span key={cadreId}>
                    {' '}
                    <a href={to('months', month, orgId, cadreId)}>{name ?? cadreId}</a>
                  </span>
                ))}
              </p>
            )}
          </>
        )}
      </Shown>
      <Form name={`sign:${orgId}:${month}`} label={words.sign} send={sign}>
        <Field label={words.note} name="note" maxLength={500} />
      </Form>
      <p class="actions">
        <Sheet label={words.sheet} route="GET /v1/orgs/{orgId}/assessments/{month}/cadres.xlsx" path={path} />
      </p>
    </section>
  )
}

/** Closes the month, with its progress. */
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
      <p class="soft">{words.closeHint(dateLabel(`${monthBeside(month, 1)}-08`))}</p>
      <Form name={`close:${month}`} label={words.closeNow} send={close}>
        <label class="check">
          <input type="checkbox" name="openObjections" /> {words.closeAnyway}
        </label>
      </Form>
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
      <KeptBack orgId={orgId} />
      {me.value && may(me.value, 'finaliseMonth') && <Close month={month} />}
      <Signatures orgId={orgId} month={month} />
    </>
  )
}
