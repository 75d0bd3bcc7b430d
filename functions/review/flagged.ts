import type { Caller } from '../../shared/access/caller.ts'
import { atOnce, concurrently } from '../../shared/concurrently.ts'
import { type Flag, flags, flagsForAbove } from '../../shared/domain/review/flags.ts'
import type { Found } from '../../shared/http/scan.ts'
import { flagSentence } from '../../shared/labels/review.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { Dismissal, Dismissals } from '../../shared/repositories/dismissals.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'
import type { Policies } from '../../shared/repositories/policies.ts'

/** A flag with what became of it. */
export interface Flagged extends Omit<Flag, 'id' | 'details'> {
  /** One sentence in Chinese. */
  readonly text: string
  readonly flagId: string
  readonly state: 'open' | 'dismissed'
  readonly dismissed?: Pick<Dismissal, 'by' | 'at' | 'reason' | 'decision'>
}

/** Where flags are looked for. */
export interface FlagSources {
  readonly ledger: Pick<Ledger, 'readMonthEvents'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
}

/** A cadre with the org to which it belonged. */
export interface Reviewed {
  readonly cadreId: string
  readonly orgId: string
}

/** Whether the caller may review what only the level above the org does; a root has none above. */
export type IsAbove = (orgId: string) => boolean

/** Whether the caller stands above orgs: each in its reach but its own, and that, too, if it is a root. */
export async function standsAbove(directory: Directory, { org }: Caller, day: string): Promise<IsAbove> {
  const isRoot = org !== undefined && (await directory.readOrgPath(org, day)).length === 1
  return orgId => isRoot || orgId !== org
}

/** The flags of a cadre's month that the caller may review, from the ledger itself. */
export async function flagsOf(
  { ledger, policies }: FlagSources,
  { cadreId, orgId }: Reviewed,
  month: string,
  isAbove: IsAbove,
  strong = true,
): Promise<Flag[]> {
  const [policy, events] = await Promise.all([
    policies.readPolicyOfMonth(month, orgId),
    ledger.readMonthEvents(cadreId, month, strong),
  ])
  return flags(policy, events, cadreId, month, orgId).filter(
    ({ kind }) => !flagsForAbove.includes(kind) || isAbove(orgId),
  )
}

function judged({ id: flagId, details, ...found }: Flag, known: Dismissal | undefined): Flagged {
  const flag = { ...found, text: flagSentence(found.kind, details) }
  if (!known) return { flagId, ...flag, state: 'open' }
  const { flagId: _, cadreId: __, month: ___, ...dismissed } = known
  return { flagId, ...flag, state: 'dismissed', dismissed }
}

/** Looks for the flags of some cadres' month, open or dismissed or all. */
export function flagsAmong(
  { dismissals, ledger, policies }: FlagSources & { readonly dismissals: Pick<Dismissals, 'readDismissals'> },
  { orgId, month }: { orgId: string; month: string },
  state: 'open' | 'dismissed' | 'all',
  isAbove: IsAbove,
): (some: readonly Reviewed[]) => Promise<Found<Flagged>[]> {
  // One policy for all of the month.
  const policy = policies.readPolicyOfMonth(month, orgId)
  const sources = { ledger, policies: { readPolicyOfMonth: () => policy } }
  return async some => {
    const raised = (
      await concurrently(some, atOnce, reviewed => flagsOf(sources, reviewed, month, isAbove, false))
    ).flat()
    const known = await dismissals.readDismissals(
      raised.map(({ id: flagId, cadreId }) => ({ flagId, cadreId, month })),
    )
    return raised
      .map(flag => judged(flag, known[flag.id]))
      .filter(item => state === 'all' || item.state === state)
      .map(item => ({ cadreId: item.cadreId, key: item.flagId, item }))
  }
}
