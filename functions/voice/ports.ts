import * as ports from '../../shared/ports.ts'

export const opens = {
  ring: ports.voiceKeys,
  voice: ports.voice,
  callBacks: ports.callBacks,
  complaints: ports.complaints,
  responses: ports.voiceResponses,
  directory: ports.directory,
  roster: ports.rosterReads,
  facts: ports.facts,
  ledger: ports.ledger,
  policies: ports.policies,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
