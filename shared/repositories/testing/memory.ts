import { type MemoryItems, memoryItems } from '../../aws/items/memory.ts'
import { onTables } from '../../aws/stand-in.ts'
import { tables } from '../../aws/tables.ts'
import type { Environment } from '../../contracts/environment.ts'
import type { TableName } from '../../contracts/function.ts'
import { assessmentsOn } from '../assessments.ts'
import { factsOn } from '../facts.ts'
import { keptBackOn } from '../kept-back.ts'
import { ledgerOn } from '../ledger.ts'
import { openingsOn } from '../openings.ts'
import { policiesOn } from '../policies.ts'
import { registerOn } from '../register.ts'
import { rehearsalsOn } from '../rehearsals.ts'
import { rollupsOn } from '../rollups.ts'
import type { Roots } from '../roots.ts'
import { rosterOn } from '../roster/open.ts'
import { runsOn } from '../runs.ts'

/** A table of each kind, in memory. */
export const memoryTables = () =>
  Object.fromEntries(Object.keys(tables).map(name => [name, memoryItems()])) as Record<TableName, MemoryItems>

/** An environment on these tables, else on empty ones in memory, and on this clock; it has no queue and no bus. */
export function memoryEnvironment(now: () => Date, tables = memoryTables()): Environment {
  return onTables(table => tables[table], now)
}

/** The roots of whoever has but one: every org's is `ha`. */
export const oneRoot: Roots = { readRoot: async orgId => orgId && 'ha' }

/** Repositories on items in memory, each on a table of its own. */
export const memoryLedger = () => ledgerOn(memoryItems())
export const memoryFacts = () => factsOn(memoryItems())
export const memoryAssessments = () => assessmentsOn(memoryItems(), memoryItems())
export const memoryRollups = () => rollupsOn(memoryItems())
export const memoryRuns = () => runsOn(memoryItems())
export const memoryOpenings = () => openingsOn(memoryItems())
export const memoryKeptBack = () => keptBackOn(memoryItems())
export const memoryRehearsals = (now: () => Date) => rehearsalsOn(memoryItems(), now)
export const memoryRegister = () => registerOn(memoryItems())
export const memoryRoster = () => rosterOn(memoryItems())
export const memoryPolicies = () => policiesOn(memoryItems(), oneRoot)
