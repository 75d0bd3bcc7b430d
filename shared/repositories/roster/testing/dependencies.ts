import type { CurrentPolicy } from '../../policies.ts'
import { memoryPolicies } from '../../testing/memory.ts'
import { directoryOn } from '../directory.ts'
import type { Roster } from '../roster.ts'

/**
 * The roster with what keeping it needs; the directory remembers nothing, so that a change holds at once. The policy is
 * the first unless said. Whether somebody leaves traces is not asked for.
 */
export const rosterDependencies = (roster: Roster, now: () => Date, policies?: CurrentPolicy) => ({
  roster,
  directory: directoryOn(roster, now),
  policies: { ...memoryPolicies(), ...policies },
  traces: { findTracesOfCadre: async () => [], findTracesOfOrg: async () => [] },
  openRoots: false,
  now,
})
