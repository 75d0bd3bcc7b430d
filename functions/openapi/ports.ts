import * as ports from '../../shared/ports.ts'

export const opens = { roster: ports.directoryReads, now: ports.clock }
export type Dependencies = ports.Opened<typeof opens>
