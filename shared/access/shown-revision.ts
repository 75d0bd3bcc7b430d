import type { Revision } from '../domain/assessment/revision.ts'
import type { Caller } from './caller.ts'

type Restates = NonNullable<Revision['restates']>
type Shown = Omit<Revision, 'restates'> & {
  restates?: Omit<Restates, 'rosterChanges'> & {
    rosterChanges: (Omit<Restates['rosterChanges'][number], 'by'> & { by?: string })[]
  }
}

/**
 * A revision as the caller may see it: an analyst not who changed the roster, for an issuer may make a token's subject of
 * a name or a phone.
 */
export function shownRevision({ restates, ...revision }: Revision, caller: Caller): Shown {
  if (!restates) return revision
  if (caller.role !== 'analyst') return { ...revision, restates }
  const rosterChanges = restates.rosterChanges.map(({ by: _, ...change }) => change)
  return { ...revision, restates: { ...restates, rosterChanges } }
}
