import type { Stores } from '../stores.ts'
import { type Check, type Finding, type Look, lookOver } from './check.ts'
import type { Subject } from './difference.ts'
import { checkFacts } from './facts.ts'
import { checkKeptBack } from './kept-back.ts'
import { checkLeftovers } from './leftovers.ts'
import { checkDemandLists, checkOverlapLists, checkRegister } from './lines.ts'
import { checkResponses } from './responses.ts'
import { checkResults } from './results.ts'
import { checkRollUps } from './roll-ups.ts'
import { checkRows } from './rows.ts'

/** Told of each check as it goes; of how much there is to look at, where that is known. */
export interface Progress {
  begin(subject: Subject, total?: number): { step(): void; end(finding: Finding): void }
}

/** How to verify. */
export type VerifyOptions = Omit<Look, 'onStep'> & { readonly progress?: Progress }

async function lookOverAll<Item>(
  check: Check<Item>,
  { progress, ...look }: VerifyOptions,
  total?: number,
): Promise<Finding> {
  const phase = progress?.begin(check.subject, total)
  const finding = await lookOver(check, { ...look, onStep: () => phase?.step() })
  phase?.end(finding)
  return finding
}

/** Compares all that is derived with what the records make it, in the order in which one follows from the other. */
export async function verify(stores: Stores, options: VerifyOptions): Promise<Finding[]> {
  const register = await lookOverAll(checkRegister(stores), options)
  // Whoever stands in the register is who is looked over next: so far there is to go.
  const cadres = register.looked
  const facts = await lookOverAll(checkFacts(stores), options)
  const demandLists = await lookOverAll(checkDemandLists(stores), options, cadres)
  const results = await lookOverAll(checkResults(stores), options, cadres)
  const overlapLists = await lookOverAll(checkOverlapLists(stores), options)
  const responses = await lookOverAll(checkResponses(stores), options)
  return [
    register,
    facts,
    demandLists,
    overlapLists,
    responses,
    results,
    ...(await verifyViewsOfResults(stores, options)),
  ]
}

/**
 * Makes every view anew from the records, in its place: an item is written over with what the records make of it, and
 * afterwards what none explains is taken away, each guarded by its version. So a reader finds of each item the old or
 * the new, never none. Results are records; they are left alone.
 */
export async function rebuild(stores: Stores, options: Omit<VerifyOptions, 'mend'>): Promise<Finding[]> {
  const all = { ...options, mend: true }
  const [register, facts] = await rebuildInputs(stores, options)
  const cadres = register.looked
  const demandLists = await lookOverAll(checkDemandLists(stores), all, cadres)
  const keptBack = await lookOverAll(checkKeptBack(stores), all, cadres)
  const overlapLists = await lookOverAll(checkOverlapLists(stores), all)
  const responses = await lookOverAll(checkResponses(stores), all)
  const inputs = [register, facts, demandLists, overlapLists, responses, keptBack]
  return [...inputs, ...(await verifyViewsOfResults(stores, all))]
}

/** The views that results are made of, or follow from the roster alone. */
export async function rebuildInputs(
  stores: Stores,
  options: Omit<VerifyOptions, 'mend'>,
): Promise<[register: Finding, facts: Finding]> {
  const all = { ...options, mend: true }
  return [await lookOverAll(checkRegister(stores), all), await lookOverAll(checkFacts(stores), all)]
}

async function verifyViewsOfResults(stores: Stores, options: VerifyOptions): Promise<Finding[]> {
  const rows = await lookOverAll(checkRows(stores), options)
  const leftovers = await lookOverAll(checkLeftovers(stores), options)
  const rollUps = await lookOverAll(checkRollUps(stores), options)
  return [rows, leftovers, rollUps]
}
