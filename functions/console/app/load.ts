import { useEffect, useState } from 'preact/hooks'
import { mine } from './session.ts'
import { keep, readKept } from './store.ts'

/** What was read, or why not; `at` says when it was, in milliseconds, where it is not of now. */
export interface Loaded<Value> {
  readonly value?: Value
  readonly error?: unknown
  readonly at?: number
  readonly again: () => void
}

interface Kept<Value> {
  readonly value: Value
  readonly at: number
}

/** Counts up when something was sent, so that what is shown is read again. */
const listeners = new Set<() => void>()

const readShown = () => {
  for (const listener of listeners) listener()
}

/** Reads again whatever is shown; what follows from a recorded event shows within seconds (api.md, Recording). */
export function readAgain(): void {
  for (const milliseconds of [0, 1500, 5000]) setTimeout(readShown, milliseconds)
}

/** Reads what `key` names for a page. `offline` keeps it on this device, to be shown at once: only the user's own. */
export function useLoad<Value>(
  key: string,
  load: () => Promise<Value>,
  { offline = false }: { offline?: boolean } = {},
): Loaded<Value> {
  const [loaded, setLoaded] = useState<Omit<Loaded<Value>, 'again'> & { key?: string }>({})
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isCurrent = true
    const name = mine(`read:${key}`)
    const show = (next: Omit<Loaded<Value>, 'again'>) => {
      if (isCurrent) setLoaded(before => ({ ...(before.key === key ? before : {}), ...next, key }))
    }
    const kept = offline ? readKept<Kept<Value>>(name) : Promise.resolve(undefined)
    let isFresh = false
    kept.then(found => {
      if (found && !isFresh) show(found)
    })
    load().then(
      value => {
        isFresh = true
        if (isCurrent) setLoaded({ value, key })
        if (offline) keep(name, { value, at: Date.now() } satisfies Kept<Value>).catch(() => {})
      },
      error => kept.then(() => show({ error })),
    )
    return () => {
      isCurrent = false
    }
  }, [key, turn])
  useEffect(() => {
    const listener = () => setTurn(before => before + 1)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
  const again = () => setTurn(before => before + 1)
  return loaded.key === key ? { ...loaded, again } : { again }
}
