import type { Revision } from '../domain/assessment/revision.ts'
import { emptyFacts } from '../domain/ledger/facts.ts'
import type { Caller } from './caller.ts'
import { ownView } from './own/view.ts'
import type { CadreView, ShownRevision, ViewSources } from './seen.ts'
import { maySee } from './visibility.ts'

/** What the caller sees of a cadre in its reach. */
export const cadreView = (sources: ViewSources, caller: Caller, cadreId: string): CadreView =>
  maySee(caller, 'ratings', cadreId) ? fullView(sources, caller, cadreId) : ownView(sources, cadreId)

function fullView(sources: ViewSources, caller: Caller, cadreId: string): CadreView {
  const { assessments, facts, ledger } = sources
  return {
    // A list may lack what was taken this very second, at half the price.
    readEvents: month => ledger.readMonthEvents(cadreId, month, false),
    async readFacts(month) {
      const view = await facts.readFacts(cadreId, month)
      return { version: view?.version ?? 0, facts: view?.facts ?? emptyFacts(month) }
    },
    async readRevision(month, number) {
      const revision = await (number === undefined
        ? assessments.readLatestRevision(cadreId, month)
        : assessments.readRevision(cadreId, month, number))
      return revision && shownRevision(revision, caller)
    },
    readRevisions: async month =>
      (await assessments.readRevisions(cadreId, month)).map(revision => shownRevision(revision, caller)),
    progressOf: (_, read) => read(sources),
    creditOf: ({ credit }) => credit,
  }
}

function shownRevision(
  { restates, voiced: _voiced, movedFrom: _from, ...revision }: Revision,
  caller: Caller,
): ShownRevision {
  if (!restates) return revision
  if (maySee(caller, 'changedBy')) return { ...revision, restates }
  const rosterChanges = restates.rosterChanges.map(({ by: _, ...change }) => change)
  return { ...revision, restates: { ...restates, rosterChanges } }
}
