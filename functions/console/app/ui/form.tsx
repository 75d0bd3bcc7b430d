import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import * as words from '../../../../shared/labels/console/frame.ts'
import { ApiProblem, reasonOf } from '../api.ts'
import { instantOf, now } from '../clock.ts'
import { forgetNote, keepNote, readNote } from '../note.ts'
import { mine } from '../session.ts'
import { useAct } from './act.tsx'
import { Wrong } from './wrong.tsx'

/** What a form holds, by the names of its fields. */
export type Fields = Readonly<Record<string, string>>

/** When a form was first sent, and by which id: the same until the answer is known, so that a repeat adds nothing. */
export interface Attempt {
  readonly id: string
  readonly occurredAt: string
}

/** Whether the API said no: then nothing was taken by the attempt, and the next one is another. */
const isRefused = (error: unknown) => error instanceof ApiProblem && error.status < 500

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

/** The field that a problem names, such as `text` of `events.0.text`, and `grades.good` of `policy.grades.good`. */
function faultyField(form: HTMLFormElement | null, error: unknown): HTMLElement | undefined {
  const path = error instanceof ApiProblem && `.${error.errors[0]?.path}`
  if (!path) return undefined
  return ([...(form?.elements ?? [])] as HTMLInputElement[]).find(
    ({ name }) => name && path.endsWith(`.${name}`),
  )
}

/** Goes on with what comes next where the one that has the focus goes away. */
function passFocusOn(form: HTMLFormElement): void {
  if (!form.contains(document.activeElement)) return
  const next = form.closest('li')?.nextElementSibling
  const field = next?.querySelector<HTMLElement>('a, summary, input, select, button')
  const goOn = field ?? document.querySelector('main')
  goOn?.focus({ preventScroll: true })
}

/** A form whose fields are kept on this device until it was sent. What `send` throws is said below the fields. */
export function Form({
  name,
  label,
  send,
  stays = false,
  children,
}: {
  readonly name: string
  readonly label: string
  readonly send: (fields: Fields, attempt: Attempt) => Promise<unknown>
  /** Whether the fields stay once it was sent, to be changed and sent again. */
  readonly stays?: boolean
  readonly children?: ComponentChildren
}) {
  const form = useRef<HTMLFormElement>(null)
  const [problem, setProblem] = useState('')
  const [isBusy, act] = useAct(error => {
    setProblem(reasonOf(error))
    faultyField(form.current, error)?.focus()
  })
  const [key, attemptKey] = [mine(`draft:${name}`), mine(`attempt:${name}`)]
  // Before anybody can type.
  useLayoutEffect(() => {
    if (form.current) fill(form.current, readNote<Fields>(key) ?? {})
  }, [key])
  // Before it is taken off the page; an effect would come too late.
  useLayoutEffect(() => {
    const { current } = form
    return () => current && passFocusOn(current)
  }, [])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const { current } = form
    if (!current) return
    const fields = fieldsOf(current)
    setProblem('')
    act(async () => {
      const attempt = readNote<Attempt>(attemptKey) ?? {
        id: crypto.randomUUID(),
        occurredAt: instantOf(now()),
      }
      keepNote(attemptKey, attempt)
      try {
        await send(fields, attempt)
      } catch (error) {
        if (isRefused(error)) forgetNote(attemptKey)
        throw error
      }
      forgetNote(attemptKey)
      if (stays) return
      forgetNote(key)
      current.reset()
    })
  }
  return (
    <form
      ref={form}
      onSubmit={submit}
      onInput={({ currentTarget }) => keepNote(key, fieldsOf(currentTarget))}
    >
      {children}
      <Wrong what={problem} />
      <button type="submit" class="main" aria-disabled={isBusy}>
        {isBusy ? words.sending : label}
      </button>
    </form>
  )
}
