import * as ports from '../../shared/ports.ts'

export const opens = {
  policies: ports.policies,
  rollups: ports.rollups,
  directory: ports.directory,
  rehearsals: ports.rehearsals,
  turns: ports.turns,
  sendRehearsal: ports.sendRehearsal,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
