import { memoryItems } from '../../aws/items/memory.ts'
import { rosterOn } from './open.ts'
import type { Roster } from './roster.ts'

/** A roster in memory, for tests. */
export const memoryRoster = (): Roster => rosterOn(memoryItems())
