/* What was typed lies in the local storage, not in the database of `store.ts`: a reload may overtake a write to that. */

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
