import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import * as recordWords from '../../../../../shared/labels/console/cadre/record.ts'
import * as frame from '../../../../../shared/labels/console/frame.ts'
import { reasonOf } from '../../api.ts'
import { type Event, record } from '../../outbox.ts'
import { useAct } from '../../ui/act.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Wrong } from '../../ui/wrong.tsx'

/** What is wrong with what was chosen, in Chinese; or the event, and what it is. */
export type Made = string | { readonly event: Event; readonly description: string }

interface Recording {
  readonly make: () => Made
  /** Forgets what was filled in. */
  readonly onDone: () => void
  readonly children: ComponentChildren
}

/** A form that records an event: kept on this device at once, sent as soon as there is a connection. */
export function RecordForm({
  make,
  onDone,
  onCancel,
  children,
}: Recording & { readonly onCancel?: () => void }) {
  const [problem, setProblem] = useState('')
  const [isBusy, act] = useAct(error => setProblem(reasonOf(error)))
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const made = make()
    if (typeof made === 'string') return setProblem(made)
    act(async () => {
      await record(made.event, made.description)
      onDone()
    })
  }
  const submit = (
    <button type="submit" class="main" aria-disabled={isBusy}>
      {frame.save}
    </button>
  )
  return (
    <form onSubmit={save} noValidate={onCancel !== undefined}>
      {children}
      <Wrong what={problem} />
      {onCancel ? (
        <div class="actions">
          <button type="button" onClick={onCancel}>
            {frame.cancel}
          </button>
          {submit}
        </div>
      ) : (
        submit
      )}
    </form>
  )
}

/** A dialog that records an event. */
export function RecordDialog({
  title,
  onClose,
  onDone,
  ...recording
}: Recording & { readonly title: string; readonly onClose: () => void }) {
  const done = () => {
    onDone()
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <RecordForm {...recording} onDone={done} onCancel={done} />
    </Dialog>
  )
}

/** A remark, folded away. */
export const NoteField = ({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) => (
  <details open={value !== ''}>
    <summary>{recordWords.noteShort}</summary>
    <Field label={recordWords.note} rows={2} maxLength={500} value={value} onText={onChange} />
  </details>
)
