const QUIET_MS = 5_000

/** Tells something; things of one kind once in a while only. */
export type Quiet = (kind: string, text: string) => void

/** Tells each kind of thing once in a while, for a function that fails is tried again and again. */
export function createQuiet(log: (line: string) => void): Quiet {
  const recent = new Map<string, { since: number; silent: number }>()
  return (kind, text) => {
    const before = recent.get(kind)
    if (before && Date.now() - before.since < QUIET_MS) {
      before.silent++
      return
    }
    // Kinds that differ each time must not pile up.
    if (recent.size >= 100) recent.clear()
    recent.set(kind, { since: Date.now(), silent: 0 })
    log(before?.silent ? `${text} (and ${before.silent} times since the last)` : text)
  }
}
