import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.rosterReads,
  directory: ports.directory,
  jobs: ports.jobs,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
