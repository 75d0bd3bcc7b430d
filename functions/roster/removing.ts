import type { RosterDependencies } from '../../shared/repositories/roster/open.ts'
import { refuseInUse } from '../../shared/repositories/roster/removing.ts'
import type { Traces } from '../../shared/repositories/traces.ts'

/** What keeping the roster needs to take something away, too. */
export interface KeepingDependencies extends RosterDependencies {
  readonly traces: Traces
}

/** @throws Problem `in_use` where records know of the cadre or org. */
export function refuseTraces(kinds: readonly ('events' | 'results' | 'signOffs')[]): void {
  refuseInUse(kinds.map(kind => ({ kind })))
}
