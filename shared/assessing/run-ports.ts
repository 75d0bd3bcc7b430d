import type { Send } from '../aws/queue/send.ts'
import * as ports from '../ports.ts'

/** What the workers of a run open, but for the queue. */
export const runPorts = {
  policies: ports.policies,
  roster: ports.rosterReads,
  ledger: ports.ledger,
  workingDays: ports.workingDays,
  facts: ports.facts,
  assessments: ports.assessments,
  rollups: ports.rollups,
  runs: ports.runs,
  objections: ports.objections,
  openings: ports.openings,
  keptBack: ports.keptBack,
  register: ports.register,
  demandLists: ports.demandLists,
  overlapLists: ports.overlapLists,
  responses: ports.voiceResponses,
  now: ports.clock,
}

/** What the workers of a run need. */
export type RunDependencies = ports.Opened<typeof runPorts> & { readonly send: Send }
