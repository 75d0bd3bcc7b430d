import { readAll } from '../../../../../shared/contracts/client.ts'
import { indicatorLabels, type statusLabels } from '../../../../../shared/labels/assessment.ts'
import { cadrePages } from '../../../../../shared/labels/console/cadre.ts'
import { client, reasonOf } from '../../api.ts'
import { useDraft } from '../../draft.ts'
import { newId } from '../../ids.ts'
import { useLoad } from '../../load.ts'
import { say } from '../../say.ts'
import { Shown } from '../../ui/state.tsx'
import { ownId } from './data.ts'

const words = cadrePages.objection
type Id = keyof typeof indicatorLabels

function Raise({ month, onRaised }: { readonly month: string; readonly onRaised: () => void }) {
  const { value, set, clear } = useDraft(`objection:${month}`, { id: '', indicator: 'quota' as Id, text: '' })
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    // The same id again is the same objection, should the answer get lost.
    const id = value.id || newId()
    set({ id })
    try {
      await client('POST /v1/cadres/{cadreId}/assessments/{month}/objections', {
        path: { cadreId: ownId(), month },
        body: { id, indicator: value.indicator, text: value.text.trim() },
      })
      await clear()
      say(words.sent)
      onRaised()
    } catch (error) {
      say(reasonOf(error))
    }
  }
  return (
    <details>
      <summary>{words.raise}</summary>
      <form onSubmit={send}>
        <label>
          {words.about}
          <select
            value={value.indicator}
            onChange={({ currentTarget }) => set({ indicator: currentTarget.value as Id })}
          >
            {Object.entries(indicatorLabels).map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.text}
          <textarea
            rows={4}
            required
            maxLength={1000}
            value={value.text}
            onInput={({ currentTarget }) => set({ text: currentTarget.value })}
          />
        </label>
        <button type="submit" class="main">
          {words.send}
        </button>
      </form>
    </details>
  )
}

/** 异议: what was objected to, what was said to it, and a new one as long as the month is open. */
export function Objections({
  month,
  status,
}: {
  readonly month: string
  readonly status: keyof typeof statusLabels
}) {
  const path = { cadreId: ownId(), month }
  const objections = useLoad(`objections:${month}`, () =>
    readAll(client, 'GET /v1/cadres/{cadreId}/assessments/{month}/objections', { path }),
  )
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="soft">{status === 'final' ? words.final : words.hint}</p>
      <Shown of={objections}>
        {all => (
          <ul class="rows">
            {all.map(({ id, indicator, text, state, answer }) => (
              <li key={id}>
                <p>
                  <strong>{indicatorLabels[indicator]}</strong> <small>{words.states[state]}</small>
                </p>
                <p>{text}</p>
                {answer && (
                  <p class="soft">
                    {words.reason}
                    {answer.reason}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {status !== 'final' && <Raise month={month} onRaised={objections.again} />}
    </section>
  )
}
