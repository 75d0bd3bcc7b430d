import type { RunDependencies } from '../../../shared/assessing/run-ports.ts'
import { runPorts } from '../../../shared/assessing/run-ports.ts'
import type { Items } from '../../../shared/aws/items/items.ts'
import { onTables } from '../../../shared/aws/stand-in.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import * as ports from '../../../shared/ports.ts'
import type { FactsStore } from '../../../shared/repositories/facts.ts'
import type { Ledger } from '../../../shared/repositories/ledger.ts'
import type { VoiceResponses } from '../../../shared/repositories/voice-responses.ts'

/** The tables of a stack. */
export type Tables = Readonly<Record<TableName, Items>>

/** All that a stack keeps, for those who look after it. */
export interface Stores extends RunDependencies {
  readonly tables: Tables
  readonly ledger: Ledger
  readonly facts: FactsStore
  /** The facts as they were written, also by another version of the fold. */
  readonly factsViews: FactsStore
  readonly responses: VoiceResponses
}

/** The repositories on a stack's tables. What they would have others do by a message is left to who calls them. */
export const storesOn = (tables: Tables, now: () => Date = () => new Date()): Stores => ({
  ...ports.openPorts(
    onTables(table => tables[table], now),
    { ...runPorts, factsViews: ports.factsViews },
  ),
  tables,
  send: async () => {},
})
