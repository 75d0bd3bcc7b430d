import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.rosterReads,
  weakRoster: ports.weakly(ports.rosterReads),
  register: ports.register,
  facts: ports.facts,
  policies: ports.policies,
  aliases: ports.aliases,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
