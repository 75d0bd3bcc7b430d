import type { Base, Org } from '../../events/index.ts'
import { assess } from '../domain/assessment/assess.ts'
import type { RosterSlice } from '../domain/assessment/assessment.ts'
import { digest } from '../domain/assessment/digest.ts'
import { monthsNeeded } from '../domain/assessment/needs.ts'
import { addMonths, monthOf } from '../domain/calendar.ts'
import { type Confirmation, resolveConfirmations, unresolved } from '../domain/confirmations.ts'
import type { MonthFacts } from '../domain/facts.ts'
import { rivals } from '../domain/overlap.ts'
import type { Policy } from '../domain/policy.ts'
import { assessmentDay, attributesOn, serviceOf } from '../domain/roster.ts'
import type { FactsStore } from '../store/facts.ts'
import type { Ledger } from '../store/ledger.ts'
import type { RosterReads } from '../store/roster/roster.ts'

/** Where the inputs of an assessment are read. */
export interface InputSources {
  readonly roster: Pick<RosterReads, 'cadreWithLinks' | 'claims' | 'services' | 'basesOf' | 'org'>
  readonly facts: Pick<FactsStore, 'range'>
  readonly ledger: Pick<Ledger, 'readMonth'>
}

/** Everything that `assess` is a function of, but for policy, month and day. */
export interface Inputs {
  readonly roster: RosterSlice
  readonly facts: readonly MonthFacts[]
  readonly confirmations: readonly Confirmation[]
}

async function rosterSlice(
  { roster }: InputSources,
  policy: Policy,
  cadreId: string,
  month: string,
  asOf: string,
): Promise<RosterSlice | undefined> {
  const cadre = await roster.cadreWithLinks(cadreId)
  const day = cadre && assessmentDay(cadre.profile, month, asOf)
  const attributes = cadre && day ? attributesOn(cadre.profile, day) : undefined
  if (!cadre || !day || !attributes) return undefined
  const { profile, links } = cadre
  const youthIds = [...new Set(links.map(link => link.youthId))]
  const baseIds = new Set([...links, ...attributes.bases].map(({ baseId }) => baseId))
  const [claims, bases, org] = await Promise.all([
    roster.claims(youthIds),
    roster.basesOf([...baseIds]),
    roster.org(attributes.orgId),
  ])
  const asked = rivals(cadreId, links, claims, day, policy.maxCadresPerYouth)
  const service = asked.length ? await roster.services(asked) : {}
  const kinds = Object.fromEntries(
    Object.entries(bases).map(([id, { kind }]): [string, Base['kind']] => [id, kind]),
  )
  const orgs: Record<string, Pick<Org, 'kind' | 'region'>> = org
    ? { [attributes.orgId]: { kind: org.kind, region: org.region } }
    : {}
  return { profile, links, claims, service, bases: kinds, orgs }
}

/** Looks for confirmed events month by month, backwards from `month`, to the cadre's first; mostly there are none. */
async function confirmationsOf(
  { ledger }: InputSources,
  policy: Policy,
  { profile }: RosterSlice,
  facts: MonthFacts | undefined,
): Promise<readonly Confirmation[]> {
  if (!facts) return []
  const found: Confirmation[] = []
  let awaited = unresolved(facts)
  const first = monthOf(serviceOf(profile).from)
  for (
    let month = addMonths(facts.month, -1);
    awaited.length && month >= first;
    month = addMonths(month, -1)
  ) {
    const events = await ledger.readMonth(profile.cadreId, month, true)
    const resolved = resolveConfirmations(awaited, events, policy.timeZone)
    found.push(...resolved.confirmations)
    awaited = resolved.awaited
  }
  return found
}

/** Reads what the assessment of a cadre's month needs; undefined if the cadre is not in service in it up to `asOf`. */
export async function readInputs(
  sources: InputSources,
  policy: Policy,
  cadreId: string,
  month: string,
  asOf: string,
): Promise<Inputs | undefined> {
  const [from, to] = monthsNeeded(policy, month)
  const [roster, facts] = await Promise.all([
    rosterSlice(sources, policy, cadreId, month, asOf),
    sources.facts.range(cadreId, from, to),
  ])
  if (!roster) return undefined
  const own = facts.find(known => known.month === month)
  return { roster, facts, confirmations: await confirmationsOf(sources, policy, roster, own) }
}

/** The assessment with the digest of its inputs; undefined if the cadre is not assessed. */
export function sealedAssessment(
  policy: Policy,
  { roster, facts, confirmations }: Inputs,
  month: string,
  asOf: string,
) {
  const input = [policy, roster, facts, month, asOf, confirmations] as const
  const assessment = assess(...input)
  return assessment ? { ...assessment, digest: digest(...input) as string } : undefined
}
