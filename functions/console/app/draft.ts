import { useRef, useState } from 'preact/hooks'
import { mine } from './session.ts'

/*
 * Drafts lie in the local storage, beside the database of `store.ts`: it has a value as soon as the call returns, so that
 * a reload right after a key was pressed loses nothing. A write to the database may be overtaken by the reload.
 */

/** A draft that is kept; undefined if there is none, or where the browser keeps nothing. */
export function readDraft<Value>(key: string): Value | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a draft, at once; where the browser keeps nothing, it stays on the page alone. */
export function keepDraft(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {}
}

/** Forgets a draft. */
export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {}
}

/**
 * What a form holds: kept on this device with every change, so that a reload or a new login loses nothing, until it is
 * cleared.
 */
export function useDraft<Value extends object>(name: string, initial: Value) {
  const key = mine(`draft:${name}`)
  const held = useRef({ key: '', value: initial })
  const [, drawAgain] = useState({})
  if (held.current.key !== key)
    held.current = { key, value: { ...initial, ...readDraft<Partial<Value>>(key) } }
  const hold = (value: Value) => {
    held.current = { key, value }
    drawAgain({})
  }
  const set = (changed: Partial<Value>) => {
    hold({ ...held.current.value, ...changed })
    keepDraft(key, held.current.value)
  }
  const clear = () => {
    forgetDraft(key)
    hold(initial)
  }
  return { value: held.current.value, set, clear }
}
