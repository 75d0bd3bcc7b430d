import { ascending } from '../order.ts'
import { compareInstants, epochMs } from '../time/zone.ts'

/** Windows of `length` ms (both ends included) with at least `least` different keys; those that share events are one. */
export function clusters<E extends { id: string; occurredAt: string }>(
  events: readonly E[],
  length: number,
  least: number,
  key: (event: E) => string,
): E[][] {
  const ordered = [...events].sort(
    (a, b) => compareInstants(a.occurredAt, b.occurredAt) || ascending(a.id, b.id),
  )
  const at = ordered.map(({ occurredAt }) => epochMs(occurredAt))
  const found: [from: number, to: number][] = []
  const inWindow = new Map<string, number>()
  let from = 0
  for (const [to, event] of ordered.entries()) {
    inWindow.set(key(event), (inWindow.get(key(event)) ?? 0) + 1)
    for (; (at[to] as number) - (at[from] as number) > length; from++) {
      const left = key(ordered[from] as E)
      const still = (inWindow.get(left) ?? 0) - 1
      if (still > 0) inWindow.set(left, still)
      else inWindow.delete(left)
    }
    if (inWindow.size < least) continue
    const last = found.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = to
    else found.push([from, to])
  }
  return found.map(([first, last]) => ordered.slice(first, last + 1))
}
