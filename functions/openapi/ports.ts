import * as ports from '../../shared/ports.ts'

/** What saying who somebody is needs. */
export const opens = { roster: ports.directoryReads, now: ports.clock }
export type Dependencies = ports.Opened<typeof opens>
