import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.rosterReads,
  weakRoster: ports.weakly(ports.rosterReads),
  dismissals: ports.dismissals,
  marks: ports.lakeMarks,
  overlapLists: ports.overlapLists,
  register: ports.register,
  ledger: ports.ledger,
  facts: ports.facts,
  weakFacts: ports.weakly(ports.facts),
  policies: ports.policies,
  directory: ports.directory,
  counts: ports.counts,
  sendReport: ports.sendReport,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
