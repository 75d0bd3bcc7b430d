/** A signal by which something long ends early, and how to stop listening for it. */
export interface Ending {
  readonly signal: AbortSignal
  readonly release: () => void
}

/** Ends early on Ctrl-C or TERM: what was measured so far is told. Whoever asks twice ends the process. */
export function endedByHand(): Ending {
  const ending = new AbortController()
  const end = () => {
    if (ending.signal.aborted) process.exit(1)
    ending.abort()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, end)
  return {
    signal: ending.signal,
    release: () => {
      for (const signal of signals) process.off(signal, end)
    },
  }
}
