import { signal } from '@preact/signals'

/** What happened last, read aloud by screen readers and shown for a while. */
export const said = signal('')

let timer: ReturnType<typeof setTimeout> | undefined

/** Tells what happened. */
export function say(text: string): void {
  said.value = text
  clearTimeout(timer)
  timer = setTimeout(() => {
    said.value = ''
  }, 6000)
}
