import { isDeepStrictEqual } from 'node:util'
import {
  emptySums,
  mergeSums,
  type RollUp,
  rollUp as rollUpOf,
  sumsOf,
  sumsOfRollUp,
} from '../domain/assessment/rollup.ts'
import { lastDate } from '../domain/time/calendar.ts'
import type { PolicyReads } from '../repositories/policies.ts'
import type { RollupView } from '../repositories/rollups.ts'
import type { Row } from '../repositories/rows.ts'
import type { RunDependencies } from './run-ports.ts'

/** What rolling up needs. */
export type RollUpDependencies = Pick<RunDependencies, 'roster' | 'assessments' | 'rollups' | 'keptBack'> & {
  readonly policies: PolicyReads
}

const attempts = 10

type Standing = Pick<RollupView, 'status' | 'policy'>

/** Whether all is final, and the latest policy of all: what was closed is weighed as when it was closed. */
function standingOf(parts: readonly Standing[]): Standing {
  const known = parts.filter(({ status }) => status !== undefined)
  const [policy] = known.flatMap(part => part.policy ?? []).sort((a, b) => b.version - a.version)
  if (!policy) return {}
  return { policy, status: known.every(({ status }) => status === 'final') ? 'final' : 'provisional' }
}

/** What an org's month is made of. */
export interface RollUpParts {
  readonly rows: readonly Row[]
  /** Roll-ups of the orgs directly below, as far as there are any. */
  readonly below: readonly Omit<RollupView, 'version'>[]
  /** How many of the org's own cadres are kept back. */
  readonly keptBack: number
}

/** The merge of an org's own cadres and its child orgs' roll-ups, with how many were kept back. */
export async function mergeParts(
  policies: RollUpDependencies['policies'],
  orgId: string,
  month: string,
  { rows, below, keptBack }: RollUpParts,
): Promise<Omit<RollupView, 'version'>> {
  const standing = standingOf([...rows, ...below])
  const policy = await (standing.policy
    ? policies.readPolicyVersion(standing.policy.version, month, orgId)
    : policies.readPolicyOfMonth(month, orgId))
  const parts = [...rows.map(sumsOf), ...below.map(view => sumsOfRollUp(view.rollup))]
  const all = below.reduce((sum, view) => sum + (view.keptBack ?? 0), keptBack)
  const rollup = rollUpOf(policy, orgId, month, parts.reduce(mergeSums, emptySums()))
  return { rollup, ...standing, ...(all > 0 && { keptBack: all }) }
}

/**
 * Merges an org's own cadres and the roll-ups of its child orgs at the end of the month, with how many were kept back, and keeps the result; whether
 * it changed.
 * Everything is read after the roll-up that it replaces, so that of two merges at once the older starts anew. Who finds
 * nothing to change takes no version: so after a change all is read once more, lest what was merged was the older.
 */
export async function rollUp(
  { policies, roster, assessments, rollups, keptBack }: RollUpDependencies,
  orgId: string,
  month: string,
): Promise<{ changed: boolean; rollup: RollUp }> {
  let changed = false
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await rollups.readRollup(orgId, month)
    const [rows, children, kept] = await Promise.all([
      assessments.listRows(orgId, month),
      roster.listChildren(orgId, lastDate(month)),
      keptBack.listKeptBackOfOrg(orgId, month),
    ])
    const views = await Promise.all(children.map(child => rollups.readRollup(child, month)))
    const below = views.filter(view => view !== undefined)
    const view = await mergeParts(policies, orgId, month, { rows, below, keptBack: kept.length })
    const { rollup } = view
    const version = before?.version ?? 0
    if (isDeepStrictEqual(before, { ...view, version })) return { changed, rollup }
    if (await rollups.writeRollup(orgId, month, { ...view, version: version + 1 })) changed = true
  }
  throw new Error(`others rolled up the same org ${attempts} times in a row`)
}
