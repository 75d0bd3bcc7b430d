import { type Aliases, aliasesWith } from '../../../shared/access/own/aliases.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { firstVersion, type PolicyVersion, policyFor } from '../../../shared/domain/policy/versions.ts'
import { type CurrentLinks, rememberLinks } from '../../../shared/repositories/current-links.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { Ledger } from '../../../shared/repositories/ledger.ts'
import type { MonthLoads } from '../../../shared/repositories/month-loads.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'
import { directoryOn } from '../../../shared/repositories/roster/directory.ts'
import { rosterOn } from '../../../shared/repositories/roster/open.ts'
import type { Roster } from '../../../shared/repositories/roster/roster.ts'
import { admin, linkTo, populate, wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { memoryLedger, memoryPolicies } from '../../../shared/repositories/testing/memory.ts'

/** A small county to record in, and a clock that stands still. */
export interface World {
  readonly roster: Roster
  readonly ledger: Ledger
  readonly directory: Directory
  /** Versions may be added. */
  readonly policies: Policies
  readonly monthLoads: MonthLoads
  readonly links: CurrentLinks
  readonly versions: PolicyVersion[]
  readonly now: () => Date
  readonly aliases: () => Promise<Aliases>
  /** What stands on the clock. */
  instant: string
}

/** The instant at which tests record, in Shanghai 17:00. */
export const tested = '2026-05-24T09:00:00.000Z'

/** Youths of the examples. */
const exampleYouths = ['y-0001', 'y-0002', 'y-0003']

/**
 * The orgs `ha` › `ls` › `ls-zhuma` with the base `b-hongxing`; the cadres `c-wang` of `ls` and `c-zhao` of `ls-zhuma`;
 * beside them under `ha` the org `xuyi` with the cadre `c-qian`. `c-wang` is linked to the youths of the examples,
 * unless others are said. The ledger is empty.
 */
export async function recordingWorld(youthIds: readonly string[] = exampleYouths): Promise<World> {
  const items = memoryItems()
  const roster = rosterOn(items)
  await populate(roster)
  const january = admin('2026-01-01')
  const xuyi = { name: '共青团盱眙县委', kind: 'countyCommittee', region: '盱眙县', parentId: 'ha' } as const
  await roster.putOrg('xuyi', xuyi, january)
  await roster.putCadre('c-zhao', { ...wang, orgId: 'ls-zhuma' }, january)
  await roster.putCadre('c-qian', { ...wang, orgId: 'xuyi' }, january)
  for (const youthId of youthIds) await roster.putLink('c-wang', linkTo(youthId), january)
  const now = () => new Date(world.instant)
  const versions = [firstVersion]
  const world: World = {
    roster,
    ledger: memoryLedger(),
    directory: directoryOn(roster, now),
    policies: { ...memoryPolicies(), readPolicyOfMonth: async month => policyFor(versions, month) },
    monthLoads: { readMonthLoad: async () => undefined },
    links: rememberLinks(items, now),
    versions,
    aliases: async () => aliasesWith('secret'),
    now,
    instant: tested,
  }
  return world
}

/** A good body with one field changed; `undefined` leaves it out. */
export function changed(body: object, path: string, value: unknown): object {
  const copy = structuredClone(body) as Record<string, unknown>
  const [last = '', ...rest] = path.split('.').reverse()
  let at = copy
  for (const key of rest.reverse()) at = at[key] as Record<string, unknown>
  if (value === undefined) delete at[last]
  else at[last] = value
  return copy
}

/** The fields that a problem document names. */
export const named = ({ body }: { body: { errors?: { path: string }[] } }): string[] =>
  (body.errors ?? []).map(({ path }) => path)
