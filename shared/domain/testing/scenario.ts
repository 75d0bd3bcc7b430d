import type { Base, Cadre, Link, Org, RecordedEvent } from '../../../events/index.ts'
import { assess } from '../assessment/assess.ts'
import type { Assessment } from '../assessment/assessment.ts'
import { monthsNeeded } from '../assessment/needs.ts'
import { emptySums, mergeSums, type RollUp, rollUp, type Sums, sumsOf } from '../assessment/rollup.ts'
import { type Confirmation, resolveConfirmations, unresolved } from '../ledger/confirmations.ts'
import type { MonthFacts } from '../ledger/facts.ts'
import { fold } from '../ledger/fold.ts'
import { isTooFarAhead, partitionMonth } from '../ledger/standing.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import type { Policy } from '../policy/policy.ts'
import { beginning, type OrgProfile, replaceOrg } from '../roster/orgs.ts'
import type { Claim } from '../roster/overlap.ts'
import { type CadreProfile, replaceCadre, type Service, serviceOf } from '../roster/roster.ts'
import type { RosterSlice } from '../roster/roster-slice.ts'
import { builtInWorkingDays } from '../time/built-in-calendar.ts'
import { monthsBetween } from '../time/calendar.ts'
import { childrenOn } from './children.ts'

/** A small world as the golden files describe it. */
export interface Scenario {
  orgs: (Org & { orgId: string })[]
  bases: (Base & { baseId: string })[]
  cadres: (Cadre & { cadreId: string })[]
  links: (Link & { cadreId: string; youthId: string })[]
  events: RecordedEvent[]
}

/** One golden file. */
export interface Golden {
  name: string
  month: string
  asOf: string
  scenario: Scenario
  expected: Record<string, Pick<Assessment, 'dimensions' | 'total' | 'grade'> | null>
  rollup?: Record<string, RollUp>
}

/** Profiles by cadre, from the replacements in their order. */
function profilesOf({ cadres }: Scenario): Map<string, CadreProfile> {
  const profiles = new Map<string, CadreProfile>()
  for (const { cadreId, ...cadre } of cadres) {
    const known = profiles.get(cadreId)
    profiles.set(
      cadreId,
      replaceCadre(known, cadreId, cadre, cadre.effectiveFrom ?? cadre.serviceFrom).profile,
    )
  }
  return profiles
}

/** Orgs, from the replacements in their order. */
function orgsOf({ orgs }: Pick<Scenario, 'orgs'>): Map<string, OrgProfile> {
  const profiles = new Map<string, OrgProfile>()
  for (const { orgId, ...org } of orgs)
    profiles.set(orgId, replaceOrg(profiles.get(orgId), orgId, org, org.effectiveFrom ?? beginning).profile)
  return profiles
}

/** The part of the roster that one cadre's assessment reads; all rivals' service is at hand. */
export function sliceOf(scenario: Scenario, cadreId: string): RosterSlice {
  const profiles = profilesOf(scenario)
  const claims: Record<string, Claim[]> = {}
  for (const { cadreId: rival, youthId, since, until } of scenario.links) {
    const claim = until === undefined ? { cadreId: rival, since } : { cadreId: rival, since, until }
    claims[youthId] = [...(claims[youthId] ?? []), claim]
  }
  const service: Record<string, Service> = {}
  for (const [id, profile] of profiles) service[id] = serviceOf(profile)
  return {
    profile: profiles.get(cadreId) as CadreProfile,
    links: scenario.links.filter(link => link.cadreId === cadreId).map(({ cadreId: _, ...link }) => link),
    claims,
    service,
    bases: Object.fromEntries(scenario.bases.map(({ baseId, kind }) => [baseId, kind])),
    workingDays: builtInWorkingDays,
    orgs: Object.fromEntries([...orgsOf(scenario)].map(([orgId, { history }]) => [orgId, history])),
  }
}

/** The ledger of one cadre: accepted events by partition. */
function partitionsOf(
  { events }: Scenario,
  cadreId: string,
  policy: Policy = huaian2016,
): Map<string, RecordedEvent[]> {
  const partitions = new Map<string, RecordedEvent[]>()
  for (const event of events) {
    if (event.cadreId !== cadreId || isTooFarAhead(policy, event.occurredAt, event.recordedAt)) continue
    const month = partitionMonth(event, policy.timeZone)
    partitions.set(month, [...(partitions.get(month) ?? []), event])
  }
  return partitions
}

/** Facts of the needed months, and the month's confirmations looked up in every partition. */
export function inputsOf(
  scenario: Scenario,
  cadreId: string,
  month: string,
  policy: Policy = huaian2016,
): { facts: MonthFacts[]; confirmations: Confirmation[] } {
  const partitions = partitionsOf(scenario, cadreId, policy)
  const facts = monthsBetween(...monthsNeeded(policy, month)).map(known =>
    fold(partitions.get(known) ?? [], known, policy.timeZone),
  )
  const awaited = unresolved(facts.at(-1) as MonthFacts)
  const { confirmations } = resolveConfirmations(awaited, [...partitions.values()].flat(), policy.timeZone)
  return { facts, confirmations }
}

/** The whole way of one cadre: ledger, fold, assessment. */
export function assessScenario(
  scenario: Scenario,
  cadreId: string,
  month: string,
  asOf: string,
  policy: Policy = huaian2016,
): Assessment | null {
  const { facts, confirmations } = inputsOf(scenario, cadreId, month, policy)
  return assess(policy, sliceOf(scenario, cadreId), facts, month, asOf, confirmations)
}

/** Every org's result: its own cadres and its children's, by the tree as it was on `asOf`. */
export function rollUpScenario(
  scenario: Scenario,
  assessments: readonly Assessment[],
  month: string,
  asOf: string,
  policy: Policy = huaian2016,
): Record<string, RollUp> {
  const orgs = [...orgsOf(scenario).values()]
  const children = childrenOn(orgs, asOf)
  const below = (orgId: string): Sums =>
    [
      ...assessments.filter(known => known.orgId === orgId).map(sumsOf),
      ...(children.get(orgId) ?? []).map(below),
    ].reduce(mergeSums, emptySums())
  return Object.fromEntries(orgs.map(({ orgId }) => [orgId, rollUp(policy, orgId, month, below(orgId))]))
}
