import type { Base } from '../../events/index.ts'
import { assessWithDigest } from '../domain/assessment/assess.ts'
import { monthsNeeded } from '../domain/assessment/needs.ts'
import { type Confirmation, resolveConfirmations, unresolved } from '../domain/ledger/confirmations.ts'
import type { MonthFacts } from '../domain/ledger/facts.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { rivals } from '../domain/roster/overlap.ts'
import { assessmentDay, attributesOn, serviceOf } from '../domain/roster/roster.ts'
import type { RosterSlice } from '../domain/roster/roster-slice.ts'
import { addMonths, monthOf, monthsBetween } from '../domain/time/calendar.ts'
import type { WorkingDayReads } from '../repositories/calendars.ts'
import type { FactsStore } from '../repositories/facts.ts'
import type { Ledger } from '../repositories/ledger.ts'
import { contestedYouths } from '../repositories/roster/link-reads.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'

/** Where the inputs of an assessment are read. */
export interface InputSources {
  readonly roster: Pick<
    RosterReads,
    'readCadreWithLinks' | 'readClaims' | 'readServices' | 'readBases' | 'readOrgProfile'
  >
  readonly facts: Pick<FactsStore, 'readFactsBetween'>
  readonly ledger: Pick<Ledger, 'readMonthEvents'>
  readonly workingDays: WorkingDayReads
}

/** Everything that `assess` is a function of, but for policy, month and day. */
export interface Inputs {
  readonly roster: RosterSlice
  readonly facts: readonly MonthFacts[]
  readonly confirmations: readonly Confirmation[]
}

async function rosterSlice(
  { roster, workingDays: calendar }: Pick<InputSources, 'roster' | 'workingDays'>,
  policy: Policy,
  cadreId: string,
  month: string,
  asOf: string,
): Promise<RosterSlice | undefined> {
  const cadre = await roster.readCadreWithLinks(cadreId)
  const day = cadre && assessmentDay(cadre.profile, month, asOf)
  const attributes = cadre && day ? attributesOn(cadre.profile, day) : undefined
  if (!cadre || !day || !attributes) return undefined
  const { profile, links } = cadre
  const youthIds = contestedYouths(cadre, policy.maxCadresPerYouth)
  const baseIds = new Set([...links, ...attributes.bases].map(({ baseId }) => baseId))
  const [claims, bases, org, workingDays] = await Promise.all([
    roster.readClaims(youthIds, [cadreId]),
    roster.readBases([...baseIds]),
    roster.readOrgProfile(attributes.orgId),
    calendar.readWorkingDays(attributes.orgId),
  ])
  const asked = rivals(cadreId, links, claims, day, policy.maxCadresPerYouth)
  const service = asked.length ? await roster.readServices(asked) : {}
  const kinds = Object.fromEntries(
    Object.entries(bases).map(([id, { kind }]): [string, Base['kind']] => [id, kind]),
  )
  const orgs = org ? { [attributes.orgId]: org.history } : {}
  return { profile, links, claims, service, bases: kinds, orgs, workingDays }
}

/** How far back a feedback may confirm: without an end, one that names nothing would read every month of the service. */
const monthsBack = 36

/** Months read at once at most, where the first few did not have it. */
const mostMonths = 16

/** Looks for confirmed events backwards from `month`, to the cadre's first or {@link monthsBack}, in larger and larger steps; mostly there are none. */
async function confirmationsOf(
  { ledger }: InputSources,
  policy: Policy,
  { profile }: RosterSlice,
  facts: MonthFacts | undefined,
): Promise<readonly Confirmation[]> {
  let awaited = facts ? unresolved(facts) : []
  if (!facts || awaited.length === 0) return []
  const found: Confirmation[] = []
  const served = monthOf(serviceOf(profile).from)
  const furthest = addMonths(facts.month, -monthsBack)
  let left = monthsBetween(served > furthest ? served : furthest, addMonths(facts.month, -1)).reverse()
  for (let read = 0; awaited.length && left.length; ) {
    const months = left.slice(0, Math.min(Math.max(1, read), mostMonths))
    left = left.slice(months.length)
    read += months.length
    const partitions = await Promise.all(
      months.map(month => ledger.readMonthEvents(profile.cadreId, month, true)),
    )
    for (const events of partitions) {
      const resolved = resolveConfirmations(awaited, events, policy.timeZone)
      found.push(...resolved.confirmations)
      awaited = resolved.awaited
    }
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
    sources.facts.readFactsBetween(cadreId, from, to),
  ])
  if (!roster) return undefined
  const own = facts.find(known => known.month === month)
  return { roster, facts, confirmations: await confirmationsOf(sources, policy, roster, own) }
}

/** The assessment with the digest of its inputs; undefined if the cadre is not assessed. */
export function digestedAssessment(
  policy: Policy,
  { roster, facts, confirmations }: Inputs,
  month: string,
  asOf: string,
) {
  return assessWithDigest([policy, roster, facts, month, asOf, confirmations]) ?? undefined
}
