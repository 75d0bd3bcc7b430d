import { type Environment, openRootsVariable } from '../../shared/contracts/environment.ts'
import * as ports from '../../shared/ports.ts'

export const opens = {
  roster: ports.roster,
  directory: ports.directory,
  policies: ports.policies,
  traces: ports.traces,
  /** Whether an admin may make its own org a root; else an operator does. */
  openRoots: (environment: Environment) => environment[openRootsVariable] === 'true',
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
