import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.rosterReads,
  register: ports.register,
  demandLists: ports.demandLists,
  ledger: ports.ledger,
  facts: ports.facts,
  policies: ports.policies,
  topics: ports.topics,
  aliases: ports.aliases,
  directory: ports.directory,
  counts: ports.counts,
  sendReport: ports.sendReport,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
