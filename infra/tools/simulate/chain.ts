/** How often each function was called so far in a chain of messages, by name, as Lambda counts in the trace header. */
export type Chain = ReadonlyMap<string, number>

/** A chain that only begins: what comes from a client, the bus, a stream or a schedule. */
export const newChain: Chain = new Map()

/** The chain with one more call of a function, made for these messages: as long as the longest of theirs. */
export function withCall(chains: readonly Chain[], name: string): Chain {
  const all = new Map<string, number>()
  for (const chain of chains)
    for (const [called, times] of chain) all.set(called, Math.max(times, all.get(called) ?? 0))
  return all.set(name, (all.get(name) ?? 0) + 1)
}
