import { atOnce, concurrently } from '../concurrently.ts'
import type { Policy } from '../domain/policy/policy.ts'
import {
  type CadreConcentration,
  type Concentration,
  concentration,
  mergeConcentration,
  noConcentration,
} from '../domain/review/concentration.ts'
import { isBelowOn, type RegisterLine } from '../domain/roster/register.ts'
import { addDays, firstDate, monthOf } from '../domain/time/calendar.ts'
import type { FactsStore } from '../repositories/facts.ts'
import type { Policies } from '../repositories/policies.ts'
import { placeOf, type Register } from '../repositories/register.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'
import { linesInBatches } from './lines.ts'

/** Where contact is counted. */
export interface ConcentrationSources {
  readonly register: Pick<Register, 'listRegister'>
  readonly roster: Pick<RosterReads, 'readCadreWithLinks'>
  readonly facts: Pick<FactsStore, 'readFactsBetween'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
}

/** Days of which contact is counted, both included, of those assessed for the month of the last one. */
export interface Span {
  readonly orgId: string
  readonly from: string
  readonly to: string
}

/** How contact spreads below an org. */
export type ConcentrationBelow = Concentration & { readonly cadres: number }

/** Whether the cadre is assessed for a month as of a day in the org of its line, below the one whose register it is. */
export function isAssessedIn(line: RegisterLine, month: string, asOf: string): boolean {
  const { from, until } = line.service
  const day = until !== undefined && until <= asOf ? addDays(until, -1) : asOf
  return day >= firstDate(month) && day >= from && isBelowOn(line, day)
}

/** How contact spreads among the youths of some cadres, cadre by cadre. */
export async function concentrationsOf(
  { roster, facts }: Pick<ConcentrationSources, 'roster' | 'facts'>,
  policy: Policy,
  cadreIds: readonly string[],
  { from, to }: Pick<Span, 'from' | 'to'>,
): Promise<CadreConcentration[]> {
  const read = await concurrently(cadreIds, atOnce, async cadreId => {
    const [cadre, months] = await Promise.all([
      roster.readCadreWithLinks(cadreId),
      facts.readFactsBetween(cadreId, monthOf(from), monthOf(to)),
    ])
    return cadre ? [concentration(policy, cadre, months, from, to)] : []
  })
  return read.flat()
}

/** What a count comes to so far, and the place of the last line that is in it; without one it is done. */
export interface ConcentrationSoFar {
  readonly sum: ConcentrationBelow
  readonly after?: string | undefined
}

/** Goes on with a count, or begins it, and ends after about so many cadres. */
export async function addConcentration(
  sources: ConcentrationSources,
  { orgId, ...span }: Span,
  begun: ConcentrationSoFar = { sum: { cadres: 0, ...noConcentration } },
  most = Number.POSITIVE_INFINITY,
): Promise<ConcentrationSoFar> {
  const month = monthOf(span.to)
  const policy = await sources.policies.readPolicyOfMonth(month, orgId)
  const isMeant = (line: RegisterLine) => isAssessedIn(line, month, span.to)
  let { cadres, ...sum } = begun.sum
  let looked = 0
  for await (const lines of linesInBatches(sources.register, orgId, isMeant, begun.after)) {
    const found = await concentrationsOf(
      sources,
      policy,
      lines.map(({ cadreId }) => cadreId),
      span,
    )
    cadres += found.length
    sum = found.reduce<Concentration>(mergeConcentration, sum)
    looked += lines.length
    if (looked >= most) return { sum: { cadres, ...sum }, after: placeOf(lines.at(-1) as RegisterLine) }
  }
  return { sum: { cadres, ...sum } }
}

/** How contact spreads among all who are assessed below an org. */
export const countConcentration = async (
  sources: ConcentrationSources,
  span: Span,
): Promise<ConcentrationBelow> => (await addConcentration(sources, span)).sum
