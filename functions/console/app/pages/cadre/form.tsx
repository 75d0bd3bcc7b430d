import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import * as recordWords from '../../../../../shared/labels/console/cadre/record.ts'
import * as frame from '../../../../../shared/labels/console/frame.ts'
import { reasonOf } from '../../api.ts'
import { type Event, record } from '../../outbox.ts'
import { useAct } from '../../ui/act.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Wrong } from '../../ui/wrong.tsx'

/** What is wrong with what was chosen, in Chinese; or the event, and what it is. */
export type Made = string | { readonly event: Event; readonly description: string }

/** A dialog that records an event: kept on this device at once, sent as soon as there is a connection. */
export function RecordDialog({
  title,
  make,
  onClose,
  onDone,
  children,
}: {
  readonly title: string
  readonly make: () => Made
  readonly onClose: () => void
  /** Forgets what was filled in. */
  readonly onDone: () => void
  readonly children: ComponentChildren
}) {
  const [problem, setProblem] = useState('')
  const [isBusy, act] = useAct(error => setProblem(reasonOf(error)))
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const made = make()
    if (typeof made === 'string') return setProblem(made)
    act(async () => {
      await record(made.event, made.description)
      onDone()
      onClose()
    })
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={save} noValidate>
        {children}
        <Wrong what={problem} />
        <div class="actions">
          <button
            type="button"
            onClick={() => {
              onDone()
              onClose()
            }}
          >
            {frame.cancel}
          </button>
          <button type="submit" class="main" aria-disabled={isBusy}>
            {frame.save}
          </button>
        </div>
      </form>
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
    <label>
      {recordWords.note}
      <textarea
        rows={2}
        maxLength={500}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  </details>
)
