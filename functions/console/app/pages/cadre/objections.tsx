import { readAll } from '../../../../../shared/contracts/client.ts'
import type { statusLabels } from '../../../../../shared/labels/assessment.ts'
import * as words from '../../../../../shared/labels/console/cadre/objection.ts'
import { indicatorLabels } from '../../../../../shared/labels/indicators.ts'
import { client } from '../../api.ts'
import { useLoad } from '../../load.ts'
import { say } from '../../say.ts'
import { Choose, Field } from '../../ui/field.tsx'
import { type Attempt, type Fields, Form } from '../../ui/form.tsx'
import { Shown } from '../../ui/state.tsx'
import { ownId } from './data.ts'

function Raise({ month, onRaised }: { readonly month: string; readonly onRaised: () => void }) {
  const send = async ({ indicator, text = '' }: Fields, { id }: Attempt) => {
    await client('POST /v1/cadres/{cadreId}/assessments/{month}/objections', {
      path: { cadreId: ownId(), month },
      body: { id, indicator: indicator as keyof typeof indicatorLabels, text: text.trim() },
    })
    say(words.sent)
    onRaised()
  }
  return (
    <details>
      <summary>{words.raise}</summary>
      <Form name={`objection:${month}`} label={words.send} send={send}>
        <Choose label={words.about} name="indicator" words={indicatorLabels} />
        <Field label={words.text} name="text" rows={4} maxLength={1000} required />
      </Form>
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
