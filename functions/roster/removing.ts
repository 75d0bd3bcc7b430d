import { refuseInUse } from '../../shared/repositories/roster/removing.ts'

/** @throws Problem `in_use` where records know of the cadre or org. */
export function refuseTraces(kinds: readonly ('events' | 'results' | 'signOffs')[]): void {
  refuseInUse(kinds.map(kind => ({ kind })))
}
