import type { Caller } from '../../shared/access/caller.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import type { Dismissal } from '../../shared/repositories/dismissals.ts'
import { flagsOf, type IsAbove } from './flagged.ts'
import type { Dependencies } from './ports.ts'

const decisionOf = ({ decision = 'dismissed' }: Pick<Dismissal, 'decision'>) => decision

/**
 * Keeps that the caller dismissed a flag; whether it is new.
 * @throws Problem `forbidden` where the flag is about the caller, `not_found` if there is no such flag, or
 *   `already_dismissed` if it was for another reason or with another decision.
 */
export async function dismiss(
  { dismissals, ...sources }: Dependencies,
  caller: Caller,
  dismissal: Dismissal,
  orgId: string,
  isAbove: IsAbove,
): Promise<{ first: Dismissal; added: boolean }> {
  const { flagId, cadreId, month } = dismissal
  if (caller.cadreId === cadreId) throw new Problem('forbidden')
  // What was dismissed stays so, even where later events have made another flag of it.
  const known = (await dismissals.readDismissals([dismissal]))[flagId]
  if (!known) {
    const raised = await flagsOf(sources, { cadreId, orgId }, month, isAbove)
    if (!raised.some(({ id }) => id === flagId)) throw new Problem('not_found')
  }
  const stored = known ? { first: known, added: false } : await dismissals.addDismissal(dismissal)
  if (stored.first.reason !== dismissal.reason) throw Problem.at('already_dismissed', 'reason')
  if (decisionOf(stored.first) !== decisionOf(dismissal)) throw Problem.at('already_dismissed', 'decision')
  return stored
}
