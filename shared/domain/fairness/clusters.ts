import { compareInstants, epochMs } from '../zone.ts'

/**
 * Events that lie together: every window of `length` ms (both ends included) that is `enough` makes one, and windows
 * that share events make one together. By `occurredAt`, then id; order and repetition of the input do not matter.
 */
export function clusters<E extends { id: string; occurredAt: string }>(
  events: readonly E[],
  length: number,
  enough: (within: readonly E[]) => boolean,
): E[][] {
  const ordered = [...events].sort(
    (a, b) => compareInstants(a.occurredAt, b.occurredAt) || (a.id < b.id ? -1 : 1),
  )
  const at = ordered.map(({ occurredAt }) => epochMs(occurredAt))
  const found: [from: number, to: number][] = []
  let from = 0
  for (let to = 0; to < ordered.length; to++) {
    while ((at[to] as number) - (at[from] as number) > length) from++
    if (!enough(ordered.slice(from, to + 1))) continue
    const last = found.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = to
    else found.push([from, to])
  }
  return found.map(([first, last]) => ordered.slice(first, last + 1))
}
