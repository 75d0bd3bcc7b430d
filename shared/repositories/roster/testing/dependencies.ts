import { firstVersion } from '../../../domain/policy/versions.ts'
import type { CurrentPolicy } from '../../policies.ts'
import { directoryOn } from '../directory.ts'
import type { RosterDependencies } from '../open.ts'
import type { Roster } from '../roster.ts'

/**
 * The roster with what keeping it needs; the directory remembers nothing, so that a change holds at once. The policy is
 * the first unless said.
 */
export const rosterDependencies = (
  roster: Roster,
  now: () => Date,
  policies: CurrentPolicy = { readPolicyOfMonth: async () => firstVersion.policy },
): RosterDependencies => ({
  roster,
  directory: directoryOn(roster, now),
  policies,
  now,
})
