import * as words from '../../../../shared/labels/console/frame.ts'
import { roleLabels } from '../../../../shared/labels/people.ts'
import { client } from '../api.ts'
import { waiting } from '../outbox.ts'
import { say } from '../say.ts'
import { endSession, me } from '../session.ts'
import { Field } from '../ui/field.tsx'
import { type Attempt, type Fields, Form } from '../ui/form.tsx'
import { Outbox } from '../ui/outbox.tsx'

function Account() {
  const { role, org, cadre } = me.value ?? {}
  const rows = [
    [words.role, role && roleLabels[role]],
    [words.org, org?.name],
    [words.cadre, cadre?.name],
  ]
  return (
    <section>
      <h2>{words.me}</h2>
      <dl>
        {rows.map(([label, value]) => value && [<dt key={label}>{label}</dt>, <dd key={value}>{value}</dd>])}
      </dl>
      {waiting.value.length > 0 && <p>{words.logoutWithUnsent(waiting.value.length)}</p>}
      <button type="button" onClick={endSession}>
        {words.logout}
      </button>
    </section>
  )
}

/** What is wrong with the system itself. */
function Complaint() {
  const send = async ({ text = '' }: Fields, { id }: Attempt) => {
    await client('POST /v1/complaints', { body: { id, text } })
    say(words.complainSent)
  }
  return (
    <section>
      <h2>{words.complain}</h2>
      <p class="soft">{words.complainHint}</p>
      <Form name="complaint" label={words.send} send={send}>
        <Field label={words.complaint} name="text" rows={4} maxLength={2000} required />
      </Form>
    </section>
  )
}

/** 更多: who I am, what is not sent, what is wrong with the system. */
export const More = () => (
  <>
    <h1>{words.more}</h1>
    <Outbox />
    <Account />
    <Complaint />
    <p>
      <a href="/docs">{words.reference}</a>
    </p>
  </>
)
