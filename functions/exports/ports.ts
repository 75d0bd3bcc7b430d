import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.rosterReads,
  register: ports.register,
  demandLists: ports.demandLists,
  ledger: ports.ledger,
  facts: ports.facts,
  policies: ports.policies,
  assessments: ports.assessments,
  signOffs: ports.signOffs,
  aliases: ports.aliases,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
