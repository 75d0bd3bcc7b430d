import { isDeepStrictEqual } from 'node:util'
import {
  emptySums,
  mergeSums,
  type RollUp,
  rollUp as rollUpOf,
  sumsOf,
  sumsOfRollUp,
} from '../domain/assessment/rollup.ts'
import type { Assessments } from '../store/assessments.ts'
import type { Policies } from '../store/policies.ts'
import type { Rollups } from '../store/rollups.ts'
import type { RosterReads } from '../store/roster/roster.ts'

/** What rolling up needs. */
export interface RollUpDependencies {
  readonly policies: Pick<Policies, 'forMonth'>
  readonly roster: Pick<RosterReads, 'children'>
  readonly assessments: Pick<Assessments, 'rows'>
  readonly rollups: Rollups
}

const attempts = 10

/**
 * Merges an org's own cadres and its child orgs' roll-ups, and keeps the result; whether it changed.
 * Everything is read after the roll-up that it replaces, so that of two merges at once the older starts anew.
 */
export async function rollUp(
  { policies, roster, assessments, rollups }: RollUpDependencies,
  orgId: string,
  month: string,
): Promise<{ changed: boolean; rollup: RollUp }> {
  const policy = await policies.forMonth(month)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await rollups.read(orgId, month)
    const [rows, children] = await Promise.all([assessments.rows(orgId, month), roster.children(orgId)])
    const below = await Promise.all(children.map(child => rollups.read(child, month)))
    const parts = [...rows.map(sumsOf), ...below.flatMap(view => (view ? [sumsOfRollUp(view.rollup)] : []))]
    const rollup = rollUpOf(policy, orgId, month, parts.reduce(mergeSums, emptySums()))
    if (isDeepStrictEqual(before?.rollup, rollup)) return { changed: false, rollup }
    if (await rollups.write(orgId, month, { rollup, version: (before?.version ?? 0) + 1 }))
      return { changed: true, rollup }
  }
  throw new Error(`others rolled up the same org ${attempts} times in a row`)
}
