import * as words from '../../../../../shared/labels/console/cadre/demands.ts'
import * as recordWords from '../../../../../shared/labels/console/cadre/record.ts'
import { dayLabel } from '../../../../../shared/labels/dates.ts'
import { demandStateLabels } from '../../../../../shared/labels/demands.ts'
import { demandCategoryLabels, eventTypeLabels } from '../../../../../shared/labels/events.ts'
import { client } from '../../api.ts'
import { dateOf, instantOf, now } from '../../clock.ts'
import { useDraft } from '../../draft.ts'
import { useLoad } from '../../load.ts'
import { waiting } from '../../outbox.ts'
import { to } from '../../router.ts'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { Shown } from '../../ui/state.tsx'
import { calledOf, ownId } from './data.ts'
import { RecordForm } from './form.tsx'

const steps = { respond: words.respond, resolve: words.resolve, escalate: words.escalate } as const
type Step = keyof typeof steps

function AddStep({ demandId }: { readonly demandId: string }) {
  const draft = useDraft(`step:${demandId}`, { step: 'respond' as Step, text: '', to: '' })
  const { step, text, to: department } = draft.value
  const make = () => {
    const common = {
      type: 'step' as const,
      id: crypto.randomUUID(),
      cadreId: ownId(),
      occurredAt: instantOf(now()),
      demandId,
      text: text.trim(),
    }
    const event = step === 'escalate' ? { ...common, step, to: department.trim() } : { ...common, step }
    return { event, description: recordWords.ofStep(steps[step]) }
  }
  return (
    <RecordForm make={make} onDone={draft.clear}>
      <Choice
        legend={words.add}
        name="step"
        words={steps}
        value={step}
        onChange={chosen => draft.set({ step: chosen })}
      />
      {step === 'escalate' && (
        <Field
          label={words.to}
          required
          maxLength={100}
          value={department}
          onText={to => draft.set({ to })}
        />
      )}
      <Field
        label={words.stepText}
        rows={3}
        required
        maxLength={1000}
        value={text}
        onText={text => draft.set({ text })}
      />
    </RecordForm>
  )
}

/** One demand, with what was done about it, and what comes next. */
export function DemandPage({ demandId }: { readonly demandId: string }) {
  const demand = useLoad(
    `demand:${demandId}`,
    async () =>
      (await client('GET /v1/demands/{demandId}', { path: { demandId }, query: { cadreId: ownId() } })).body,
    { offline: true },
  )
  const isWaiting = waiting.value.some(({ event }) => 'demandId' in event && event.demandId === demandId)
  return (
    <>
      <h1>{words.title}</h1>
      <p>
        <a href={to('demands')}>{words.all}</a>
      </p>
      <Shown of={demand}>
        {({ category, state, text, youthId, raisedOn, due, steps: done }) => (
          <section>
            <h2>
              {demandCategoryLabels[category]} <small>{demandStateLabels[state]}</small>
            </h2>
            <p>{text}</p>
            <p class="soft">
              {calledOf(youthId)} · {words.raisedOn(raisedOn)}
              {due && ` · ${words.due(due)}`}
            </p>
            {done.length > 0 && (
              <>
                <h3>{words.steps}</h3>
                <ol>
                  {done.map(step => (
                    <li key={step.id}>
                      {dayLabel(dateOf(Date.parse(step.occurredAt)))} {eventTypeLabels[step.step]}
                      {step.to !== undefined && `（${step.to}）`}
                      {step.text !== undefined && `：${step.text}`}
                    </li>
                  ))}
                </ol>
              </>
            )}
            {isWaiting && <p class="notice">{words.waiting}</p>}
          </section>
        )}
      </Shown>
      <section>
        <AddStep demandId={demandId} />
      </section>
    </>
  )
}
