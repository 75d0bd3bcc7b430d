import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.rosterReads,
  policies: ports.policies,
  assessments: ports.assessments,
  weakAssessments: ports.weakly(ports.assessments),
  register: ports.register,
  rollups: ports.rollups,
  openings: ports.openings,
  responses: ports.weakly(ports.voiceResponses),
  directory: ports.directory,
  counts: ports.counts,
  sendReport: ports.sendReport,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
