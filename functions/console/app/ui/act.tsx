import { useRef, useState } from 'preact/hooks'
import type { AnsweredFile } from '../../../../shared/contracts/client.ts'
import * as words from '../../../../shared/labels/console/frame.ts'
import { reasonOf } from '../api.ts'
import { say } from '../say.ts'

/** Whether something is under way, and a call that begins it. Its button is not disabled: it would lose the focus. */
export function useAct(
  fail: (error: unknown) => void = error => say(reasonOf(error)),
): readonly [isBusy: boolean, act: (run: () => Promise<unknown>) => Promise<void>] {
  const [isBusy, setIsBusy] = useState(false)
  // A second tap may come before the first is drawn.
  const isRunning = useRef(false)
  const act = async (run: () => Promise<unknown>) => {
    if (isRunning.current) return
    isRunning.current = true
    setIsBusy(true)
    await run().catch(fail)
    isRunning.current = false
    setIsBusy(false)
  }
  return [isBusy, act]
}

/** A button that does something which takes a while. */
export function Act({
  label,
  main = false,
  run,
}: {
  readonly label: string
  readonly main?: boolean
  readonly run: () => Promise<unknown>
}) {
  const [isBusy, act] = useAct()
  return (
    <button type="button" class={main ? 'main' : undefined} aria-disabled={isBusy} onClick={() => act(run)}>
      {isBusy ? words.loading : label}
    </button>
  )
}

/** Saves a file under its name: a page's own link would carry no token. */
export async function save(file: Promise<unknown>): Promise<void> {
  const { name, mediaType, bytes } = (await file) as AnsweredFile
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
