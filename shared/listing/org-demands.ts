import type { Caller } from '../access/caller.ts'
import type { Aliases } from '../access/own/aliases.ts'
import { hushedFacts } from '../access/own/sources.ts'
import { maySee } from '../access/visibility.ts'
import { type DemandFilter, type DemandRow, demandList } from '../domain/demands/demand-list.ts'
import { type DemandFacts, demandsOf } from '../domain/demands/demands.ts'
import { type DemandPart, demandParts } from '../domain/demands/parts.ts'
import { isBelowOn, listedOn } from '../domain/roster/register.ts'
import type { Service } from '../domain/roster/roster.ts'
import { monthOf } from '../domain/time/calendar.ts'
import { firstMonth } from '../domain/time/ledger-zone.ts'
import { todayAt } from '../domain/time/today.ts'
import { comparePlaces, type Place } from '../http/page.ts'
import type { DemandLists } from '../repositories/demand-lists.ts'
import type { FactsStore } from '../repositories/facts.ts'
import type { Policies } from '../repositories/policies.ts'
import { ofCadres, type Register } from '../repositories/register.ts'
import { byUrgency, type FoundDemand, walkDemands } from './walk-demands.ts'

/** Where the demands of many cadres are found. */
export interface DemandSources {
  readonly register: Register
  readonly demandLists: DemandLists
  readonly facts: Pick<FactsStore, 'readFactsBetween' | 'readDemandFacts'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
  readonly aliases: () => Promise<Aliases>
  readonly now: () => Date
}

/** Demands read at once where all are wanted. */
const chunk = 200

/** Facts as the caller may see them: of itself, a cadre not which of the demands came with which rating. */
async function seenFacts(
  { facts, aliases }: Pick<DemandSources, 'facts' | 'aliases'>,
  caller: Caller,
  cadreId: string,
  today: string,
): Promise<readonly DemandFacts[]> {
  if (maySee(caller, 'ratings', cadreId)) return facts.readDemandFacts(cadreId)
  return hushedFacts(facts, await aliases()).readFactsBetween(cadreId, firstMonth, monthOf(today))
}

/** Demands of one cadre as of today, the most urgent first, and the facts in which they are. */
export async function cadreDemands(
  sources: Pick<DemandSources, 'facts' | 'policies' | 'aliases' | 'now'>,
  caller: Caller,
  { cadreId, orgId, service }: { cadreId: string; orgId: string; service: Service },
): Promise<{ found: FoundDemand[]; facts: readonly DemandFacts[] }> {
  const today = todayAt(sources.now())
  const [policy, facts] = await Promise.all([
    sources.policies.readPolicyOfMonth(monthOf(today), orgId),
    seenFacts(sources, caller, cadreId, today),
  ])
  const rows = demandList(policy, [{ cadreId, orgId, service, facts }], today)
  if (!maySee(caller, 'ratings', cadreId)) return { found: rows.map(row => ({ row })), facts }
  const steps = new Map(demandsOf(facts, policy.timeZone).map(({ id, steps }) => [id, steps]))
  const found = rows.map(row => ({ row, steps: steps.get(row.demandId) ?? [] }))
  return { found, facts }
}

/** Demands of one cadre, if it today belongs to the org or to one below. */
export async function memberDemands(
  sources: DemandSources,
  caller: Caller,
  orgId: string,
  cadreId: string,
): Promise<FoundDemand[]> {
  const today = todayAt(sources.now())
  for await (const line of ofCadres(sources.register, [cadreId]).listRegister(orgId)) {
    if (!isBelowOn(line, today)) continue
    const { found } = await cadreDemands(sources, caller, line)
    return found.map(each => ({ ...each, name: listedOn(line, today).name }))
  }
  return []
}

/** The parts of a list in which demands of a state may stand. */
export const partsWith = (state: DemandRow['state'] | undefined): readonly DemandPart[] =>
  state === undefined
    ? demandParts
    : demandParts.filter(part => (part === 'resolved') === (state === 'resolved'))

/** The demands of all who today belong to the org or below, the most urgent first; own ones as a cadre sees them. */
export async function* demandsBelow(
  sources: DemandSources,
  caller: Caller,
  orgId: string,
  {
    after,
    parts,
    first = chunk,
  }: { after?: Place | undefined; parts?: readonly DemandPart[]; first?: number },
): AsyncGenerator<FoundDemand & { place: Place }> {
  const today = todayAt(sources.now())
  const policy = await sources.policies.readPolicyOfMonth(monthOf(today), orgId)
  const isOwn = caller.cadreId !== undefined && !maySee(caller, 'ratings', caller.cadreId)
  const without = isOwn ? caller.cadreId : undefined
  const own = without === undefined ? [] : await memberDemands(sources, caller, orgId, without)
  const left = own
    .map(found => ({ ...found, place: byUrgency.placeOf(found.row) }))
    .filter(({ place }) => after === undefined || comparePlaces(place, after) > 0)
  const walk = { ...sources, policy, orgId, today, after, parts, without, first }
  for await (const found of walkDemands(walk)) {
    while (left[0] && comparePlaces(left[0].place, found.place) < 0) yield left.shift() as (typeof left)[0]
    yield found
  }
  yield* left
}

/** All of them, as far as they are asked for, or the first `most`. */
export async function orgDemands(
  sources: DemandSources,
  caller: Caller,
  orgId: string,
  {
    states,
    categories,
    isWanted = () => true,
    most = Number.POSITIVE_INFINITY,
  }: Pick<DemandFilter, 'states' | 'categories'> & {
    isWanted?: (row: DemandRow) => boolean
    most?: number
  } = {},
): Promise<FoundDemand[]> {
  const parts = demandParts.filter(part => states?.some(state => partsWith(state).includes(part)) ?? true)
  const all: FoundDemand[] = []
  if (most === 0) return all
  const first = Math.min(chunk, most)
  for await (const { place: _, ...found } of demandsBelow(sources, caller, orgId, { parts, first })) {
    const { state, category } = found.row
    if (!(states?.includes(state) ?? true) || !(categories?.includes(category) ?? true)) continue
    if (!isWanted(found.row)) continue
    all.push(found)
    if (all.length >= most) break
  }
  return all
}
