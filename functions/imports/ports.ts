import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.rosterReads,
  directory: ports.directory,
  jobs: ports.jobs,
  sendImport: ports.sendImport,
  youthKeys: ports.youthKeys,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
