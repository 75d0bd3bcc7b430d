import { isDeepStrictEqual } from 'node:util'
import { atOnce, concurrently } from '../../../../shared/concurrently.ts'
import { assessmentRows } from '../../../../shared/domain/lake/assessments.ts'
import type { PolicyVersion } from '../../../../shared/domain/policy/versions.ts'
import type { Policies } from '../../../../shared/repositories/policies.ts'
import type { Revisions } from '../../../../shared/repositories/revisions.ts'
import type { RosterReads } from '../../../../shared/repositories/roster/roster.ts'
import { beginPhase, grouped, type Screen } from '../../terminal/progress.ts'
import { isWhole } from './events.ts'
import { assessFromLake, type LakeRoster, told, toldWithoutFeedback } from './from-lake.ts'
import type { Row } from './recorded.ts'
import { firstDifference } from './rows.ts'

/** What the system has of results. */
export interface ResultSources {
  readonly revisions: Pick<Revisions, 'readRevisionsBetween'>
  readonly policies: Pick<Policies, 'listPolicyVersions'>
  readonly roster: Pick<RosterReads, 'readCadreWithLinks'>
}

/** Every figure of every revision of a cadre, against the lake's rows. */
async function compareRevisions(
  cadreId: string,
  rows: Map<string, readonly Row[]>,
  { revisions }: ResultSources,
  found: string[],
): Promise<number> {
  const stored = await revisions.readRevisionsBetween(cadreId, '0000-00', '9999-12')
  for (const [month, some] of Map.groupBy(stored, each => each.month)) {
    const key = `${cadreId} ${month}`
    const own = (rows.get(key) ?? []).toSorted((a, b) => Number(a.revision) - Number(b.revision))
    const expected = assessmentRows(some)
    rows.delete(key)
    if (own.length !== expected.length)
      found.push(`assessments ${key}: ${own.length} revisions → ${expected.length}`)
    expected.forEach((row, at) => {
      const difference = own[at] && firstDifference(own[at], row)
      if (difference) found.push(`assessments ${key} revision ${row.revision}: ${difference}`)
    })
  }
  return stored.length
}

/** The latest results that the lake tells, worked out anew from the lake alone. */
function assessAnew(
  row: Row,
  events: ReadonlyMap<string, readonly Row[]>,
  roster: LakeRoster,
  versions: readonly PolicyVersion[],
  found: string[],
): number {
  const [cadreId, month, asOf] = [String(row.cadreId), String(row.month), String(row.asOf)]
  const policy = versions.find(version => version.policy.version === row.policyVersion)?.policy
  if (!policy) return 0
  const eventsOf = (each: string) => events.get(`${cadreId} ${each}`) ?? []
  const anew = assessFromLake(roster, policy, { cadreId, month, asOf }, eventsOf)
  if (!anew) {
    found.push(`assessed anew ${cadreId} ${month}: – → there`)
    return 0
  }
  const ids = anew.hasFeedback ? told : [...told, ...toldWithoutFeedback]
  for (const id of ids) {
    const reached = anew.indicators[id]
    const own = reached && [reached.num, reached.den]
    const expected = row[`${id}Den`] === null ? null : [row[`${id}Num`], row[`${id}Den`]]
    if (!isDeepStrictEqual(own, expected))
      found.push(`assessed anew ${cadreId} ${month}: ${id} ${own?.join('/')} → ${expected?.join('/')}`)
  }
  return ids.length
}

/**
 * Compares every figure of every revision, then works out the latest results anew from events, roster and calendar as they
 * lie in the lake: all indicators but real names and ratings, and those that depend on who gave a feedback only where
 * nobody did. Cadres with leaves, which are not in the lake, and those of whose youths one asked to be forgotten are left out.
 */
export async function verifyResults(
  lake: {
    readonly events: ReadonlyMap<string, readonly Row[]>
    readonly assessments: Map<string, readonly Row[]>
    readonly roster: LakeRoster
  },
  sources: ResultSources,
  isForgetting: (rootId: string) => boolean,
  screen: Screen,
  found: string[],
): Promise<string> {
  const { events, roster } = lake
  const latest = [...lake.assessments.values()].flat().filter(row => row.isLatest && !row.withdrawn)
  const rows = new Map(lake.assessments)
  const cadreIds = new Set([
    ...roster.profiles.keys(),
    ...[...rows.values()].flat().map(row => String(row.cadreId)),
  ])
  const phase = beginPhase(screen, '比对结果', cadreIds.size, '人')
  const versions = new Map<string, Promise<readonly PolicyVersion[]>>()
  let [revisions, indicators, left] = [0, 0, 0]
  const ofCadre = Map.groupBy([...events.values()].flat(), row => String(row.cadreId))
  const latestOf = Map.groupBy(latest, row => String(row.cadreId))
  await concurrently([...cadreIds], atOnce, async cadreId => {
    const compared = await compareRevisions(cadreId, rows, sources, found)
    revisions += compared
    const root = roster.rootOf(roster.profiles.get(cadreId)?.history.at(-1)?.orgId ?? '')
    if (!versions.has(root)) versions.set(root, sources.policies.listPolicyVersions(root))
    const known = (await versions.get(root)) ?? []
    const own = latestOf.get(cadreId) ?? []
    const cadre = await sources.roster.readCadreWithLinks(cadreId)
    const isForgotten =
      cadre?.links.length !== (roster.links.get(cadreId)?.length ?? 0) || !isWhole(ofCadre.get(cadreId) ?? [])
    if (cadre?.profile.leaves !== undefined || (isForgetting(root) && isForgotten)) left += own.length
    else for (const row of own) indicators += assessAnew(row, events, roster, known, found)
    phase.step()
  })
  for (const key of rows.keys()) found.push(`assessments ${key}: there → –`)
  phase.end()
  const without = left === 0 ? '' : ` (${grouped(left)} results not: leaves, or a youth forgotten)`
  return `${grouped(revisions)} revisions, ${grouped(indicators)} indicators assessed anew${without}`
}
