import type { FunctionError } from './bootstrap.ts'

const QUIET_MS = 5_000

/** Logs the errors of a function, each message once in a while, for a function that fails is tried again and again. */
export function createComplaints(
  name: string,
  log: (line: string) => void,
): (error: FunctionError, requestId: string) => void {
  const recent = new Map<string, { since: number; silent: number }>()
  return ({ errorType, errorMessage }, requestId) => {
    const text = `${errorType}: ${errorMessage}`
    const before = recent.get(text)
    if (before && Date.now() - before.since < QUIET_MS) {
      before.silent++
      return
    }
    // Messages that differ each time must not pile up.
    if (recent.size >= 100) recent.clear()
    recent.set(text, { since: Date.now(), silent: 0 })
    log(
      `${name}: ${text} (request ${requestId}${before?.silent ? `, and ${before.silent} times since the last` : ''})`,
    )
  }
}
