import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { frame as words } from '../../../../shared/labels/console/frame.ts'
import { mine } from '../session.ts'
import { forget, keep, readKept } from '../store.ts'
import { useAct } from './act.tsx'

/** What a form holds, by the names of its fields. */
export type Fields = Readonly<Record<string, string>>

const fieldsOf = (form: HTMLFormElement): Fields =>
  Object.fromEntries(
    [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

function fill(form: HTMLFormElement, kept: Fields): void {
  for (const [name, value] of Object.entries(kept)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLElement && 'value' in field) field.value = value
  }
}

/**
 * A form whose fields are kept on this device with every change, so that a reload or a new login loses nothing, until it
 * was sent. What `send` throws is said, and the fields stay.
 */
export function Form({
  name,
  label,
  send,
  children,
}: {
  readonly name: string
  readonly label: string
  readonly send: (fields: Fields) => Promise<unknown>
  readonly children?: ComponentChildren
}) {
  const form = useRef<HTMLFormElement>(null)
  const [isBusy, act] = useAct()
  const key = mine(`draft:${name}`)
  useEffect(() => {
    readKept<Fields>(key).then(kept => kept && form.current && fill(form.current, kept))
  }, [key])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const { current } = form
    if (current)
      act(async () => {
        await send(fieldsOf(current))
        await forget(key)
        current.reset()
      })
  }
  return (
    <form
      ref={form}
      onSubmit={submit}
      onInput={({ currentTarget }) => keep(key, fieldsOf(currentTarget)).catch(() => {})}
    >
      {children}
      <button type="submit" class="main" disabled={isBusy}>
        {isBusy ? words.loading : label}
      </button>
    </form>
  )
}
