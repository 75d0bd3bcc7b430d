import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.rosterReads,
  facts: ports.facts,
  assessments: ports.revisions,
  keptBack: ports.keptBack,
  objections: ports.objections,
  policies: ports.policies,
  workingDays: ports.workingDays,
  settings: ports.messageSettings,
  messages: ports.messages,
  aliases: ports.aliases,
  send: ports.sendMessages,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
