import type { World } from '../world.ts'
import type { Findings } from './plain.ts'

/** Work is done again only where something went wrong with it, and asked for only where a change bears on it. */
export function checkEffort({ queues, bus }: World, found: Findings): void {
  for (const [name, { blamed }] of queues)
    for (const about of blamed) found.push(`${name}: “${about}” came back for what went wrong with others`)
  for (const month of bus.monthsAsked)
    if (!bus.monthsChanged.has(month))
      found.push(`changes had ${month} assessed again, and none of them bears on it`)
}
