import * as ports from '../../shared/ports.ts'

export const opens = {
  ring: ports.voiceKeys,
  voice: ports.voice,
  callBacks: ports.callBacks,
  minors: ports.minors,
  responses: ports.voiceResponses,
  roster: ports.rosterReads,
  ledger: ports.ledger,
  policies: ports.policies,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
