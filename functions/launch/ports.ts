import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.weakly(ports.rosterReads),
  plans: ports.plans,
  assessments: ports.weakly(ports.rows),
  facts: ports.weakly(ports.facts),
  register: ports.register,
  counts: ports.counts,
  sendReport: ports.sendReport,
  policies: ports.policies,
  directory: ports.directory,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
