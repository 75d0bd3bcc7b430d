import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.weakly(ports.rosterReads),
  register: ports.register,
  ledger: ports.weakly(ports.ledger),
  facts: ports.weakly(ports.facts),
  assessments: ports.weakly(ports.assessments),
  keptBack: ports.weakly(ports.keptBack),
  policies: ports.policies,
  aliases: ports.aliases,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
