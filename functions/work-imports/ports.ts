import * as ports from '../../shared/ports.ts'

export const opens = {
  jobs: ports.jobs,
  roster: ports.rosterForLinks,
  directory: ports.rememberedDirectory,
  ledger: ports.ledger,
  policies: ports.rememberedPolicies,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
