import * as ports from '../../shared/ports.ts'

export const opens = {
  depths: ports.depths,
  healthNotes: ports.healthNotes,
  unannounced: ports.unannounced,
  runs: ports.runs,
  roster: ports.rosterReads,
  calendars: ports.calendars,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
