import { credit } from '../domain/assessment/credit.ts'
import { monthsNeeded } from '../domain/assessment/needs.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { monthOf, monthsBetween } from '../domain/time/calendar.ts'
import { type InputSources, readInputs } from './inputs.ts'

/** Which events gave the credit, by indicator: from the ledger itself. Undefined if the cadre is not assessed. */
export async function readCredit(
  sources: InputSources,
  policy: Policy,
  cadreId: string,
  month: string,
  asOf: string,
) {
  const inputs = await readInputs(sources, policy, cadreId, month, asOf)
  if (!inputs) return undefined
  const months = new Set(monthsBetween(...monthsNeeded(policy, month)))
  for (const { contactOn } of inputs.confirmations) months.add(monthOf(contactOn))
  const ledger = await Promise.all(
    [...months].map(known => sources.ledger.readMonthEvents(cadreId, known, true)),
  )
  const events = ledger.flat()
  return { credit: credit(policy, inputs.roster, events, month, asOf), events }
}
