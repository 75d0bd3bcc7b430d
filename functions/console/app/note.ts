/*
 * What was typed lies in the local storage, beside the database of `store.ts`: it has a value as soon as the call returns,
 * so that a reload right after a key was pressed loses nothing. A write to the database may be overtaken by the reload.
 */

/** A note that is kept; undefined if there is none, or where the browser keeps nothing. */
export function readNote<Value>(key: string): Value | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a note, at once; where the browser keeps nothing, it stays on the page alone. */
export function keepNote(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {}
}

/** Forgets a note. */
export function forgetNote(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {}
}
