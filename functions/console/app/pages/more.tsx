import { frame as words } from '../../../../shared/labels/console/frame.ts'
import { roleLabels } from '../../../../shared/labels/people.ts'
import { client, reasonOf } from '../api.ts'
import { useDraft } from '../draft.ts'
import { newId } from '../ids.ts'
import { waiting } from '../outbox.ts'
import { say } from '../say.ts'
import { endSession, me } from '../session.ts'
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
  const { value, set, clear } = useDraft('complaint', { id: '', text: '' })
  const send = async (event: Event) => {
    event.preventDefault()
    // The same id again is the same complaint, should the answer get lost.
    const id = value.id || newId()
    set({ id })
    try {
      await client('POST /v1/complaints', { body: { id, text: value.text } })
      await clear()
      say(words.complainSent)
    } catch (error) {
      say(reasonOf(error))
    }
  }
  return (
    <section>
      <h2>{words.complain}</h2>
      <p class="soft">{words.complainHint}</p>
      <form onSubmit={send}>
        <label>
          {words.complaint}
          <textarea
            rows={4}
            maxLength={2000}
            required
            value={value.text}
            onInput={({ currentTarget }) => set({ text: currentTarget.value })}
          />
        </label>
        <button type="submit" class="main">
          {words.send}
        </button>
      </form>
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
