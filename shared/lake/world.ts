import { createHash } from 'node:crypto'
import { atOnce, concurrently } from '../concurrently.ts'
import type { EventContext } from '../domain/lake/events.ts'
import { shardOf } from '../domain/lake/shard.ts'
import { schemaFingerprint } from '../domain/lake/tables.ts'
import { type PolicyVersion, policyFor } from '../domain/policy/versions.ts'
import { todayAt } from '../domain/time/today.ts'
import { type CalendarYear, type WorkingDays, workingDaysOf } from '../domain/time/working-days.ts'
import { erasedSubject } from '../repositories/erasures.ts'
import { allOrgsBelow } from '../repositories/roster/below.ts'
import type { LakeSources } from './ports.ts'

/** What holds for all below a root. */
interface RootWorld {
  readonly rootId: string
  readonly orgIds: readonly string[]
  readonly versions: readonly PolicyVersion[]
  readonly years: readonly CalendarYear[]
  readonly workingDays: WorkingDays
  readonly isErased: (youthId: string) => boolean
}

/** What all objects of a lake have in common, as read at one time. */
export interface LakeWorld {
  /** By root, ascending. */
  readonly roots: ReadonlyMap<string, RootWorld>
  readonly orgIds: readonly string[]
  /** Cadres who belong or belonged somewhere, by shard, ascending. */
  readonly cadreIds: ReadonlyMap<string, readonly string[]>
  /** How events of a month are to be understood below a root. */
  contextOf(month: string, rootId: string | undefined): EventContext
  /** Tells other policies, calendars or another way of writing from these: then every object is another. */
  readonly inputs: string
}

async function readRoot(sources: LakeSources, rootId: string, today: string): Promise<RootWorld> {
  const { roster, policies, calendars, erasures } = sources
  const [orgIds, versions, years, erased] = await Promise.all([
    allOrgsBelow(roster, rootId, today),
    policies.listPolicyVersions(rootId),
    calendars.listCalendarYears(rootId),
    erasures.listErasures(rootId),
  ])
  // Also while an erasure is under way: what it has gone through must not come back.
  const subjects = new Set(erased.filter(({ kind }) => kind === 'youth').map(({ subject }) => subject))
  const isErased = (youthId: string) => subjects.size > 0 && subjects.has(erasedSubject('youth', youthId))
  return { rootId, orgIds, versions, years, workingDays: workingDaysOf(years), isErased }
}

/** Reads what the objects of the lake have in common. */
export async function readWorld(sources: LakeSources): Promise<LakeWorld> {
  const { roster, now } = sources
  const today = todayAt(now())
  const rootIds = [...(await roster.listChildren(undefined, today))].sort()
  const found = await concurrently(rootIds, atOnce, rootId => readRoot(sources, rootId, today))
  const roots = new Map(found.map(root => [root.rootId, root]))
  const orgIds = [...new Set(found.flatMap(root => root.orgIds))].sort()
  const members = await concurrently(orgIds, atOnce, org => Array.fromAsync(roster.listMembers(org)))
  const cadreIds = [...new Set(members.flat().map(({ cadreId }) => cadreId))].sort()
  const nowhere: Pick<RootWorld, 'versions' | 'workingDays' | 'isErased'> = {
    versions: [],
    workingDays: workingDaysOf([]),
    isErased: () => false,
  }
  return {
    roots,
    orgIds,
    cadreIds: Map.groupBy(cadreIds, shardOf),
    contextOf(month, rootId = '') {
      const { versions, workingDays, isErased } = roots.get(rootId) ?? nowhere
      return { policy: policyFor(versions, month), workingDays, isErased }
    },
    inputs: inputsOf(found),
  }
}

function inputsOf(roots: readonly RootWorld[]): string {
  const all = roots.map(({ rootId, versions, years }) => [
    rootId,
    versions.map(({ effectiveFrom, policy }) => [effectiveFrom, policy.personal, policy.review]),
    years.map(({ year, version, days }) => [year, version, days]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([schemaFingerprint, all]))
    .digest('hex')
}
