/** Ends early on Ctrl-C or TERM: what was measured so far is told. Whoever asks twice ends the process. `release` stops listening. */
export function endedByHand() {
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
