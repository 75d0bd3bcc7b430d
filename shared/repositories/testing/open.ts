import type { Opened, Opener } from '../../opener.ts'
import { openPorts } from '../../opener.ts'
import { memoryEnvironment } from './memory.ts'

/** What a function opens, on empty tables in memory and on this clock. */
export const openInMemory = <const Openers extends Record<string, Opener>>(
  opens: Openers,
  now: () => Date,
): Opened<Openers> => openPorts(memoryEnvironment(now), opens)
