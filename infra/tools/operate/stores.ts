import type { RunDependencies } from '../../../shared/assessing/run.ts'
import type { Items } from '../../../shared/aws/items/items.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import { assessmentsOn } from '../../../shared/repositories/assessments.ts'
import { calendarsOn, workingDaysOn } from '../../../shared/repositories/calendars.ts'
import { currentFacts } from '../../../shared/repositories/current-facts.ts'
import { demandListsOn } from '../../../shared/repositories/demand-lists.ts'
import { type FactsStore, factsOn } from '../../../shared/repositories/facts.ts'
import { keptBackOn } from '../../../shared/repositories/kept-back.ts'
import { type Ledger, ledgerOn } from '../../../shared/repositories/ledger.ts'
import { objectionsOn } from '../../../shared/repositories/objections.ts'
import { openingsOn } from '../../../shared/repositories/openings.ts'
import { overlapListsOn } from '../../../shared/repositories/overlap-lists.ts'
import { policiesOn } from '../../../shared/repositories/policies.ts'
import { registerOn } from '../../../shared/repositories/register.ts'
import { rollupsOn } from '../../../shared/repositories/rollups.ts'
import { rootsOn } from '../../../shared/repositories/roots.ts'
import { rosterReadsOn } from '../../../shared/repositories/roster/open.ts'
import { runsOn } from '../../../shared/repositories/runs.ts'
import { type VoiceResponses, voiceResponsesOn } from '../../../shared/repositories/voice-responses.ts'

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
export function storesOn(tables: Tables, now: () => Date = () => new Date()): Stores {
  const ledger = ledgerOn(tables.ledger)
  const factsViews = factsOn(tables.views)
  const roster = rosterReadsOn(tables.roster)
  const roots = rootsOn(roster, now)
  return {
    tables,
    ledger,
    factsViews,
    facts: currentFacts(factsViews, ledger),
    policies: policiesOn(tables.settings, roots),
    workingDays: workingDaysOn(calendarsOn(tables.settings), roots, now),
    roster,
    assessments: assessmentsOn(tables.results, tables.views),
    rollups: rollupsOn(tables.views),
    runs: runsOn(tables.views),
    openings: openingsOn(tables.results),
    objections: objectionsOn(tables.results),
    keptBack: keptBackOn(tables.views),
    register: registerOn(tables.views),
    demandLists: demandListsOn(tables.views),
    overlapLists: overlapListsOn(tables.views),
    responses: voiceResponsesOn(tables.voice, roster.readOrgPath),
    send: async () => {},
    now,
  }
}
