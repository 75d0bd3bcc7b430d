import { concurrently } from '../../shared/concurrently.ts'
import { type Flag, flags } from '../../shared/domain/review/flags.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import type { Found } from '../../shared/http/scan.ts'
import { flagSentence } from '../../shared/labels/review.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'
import type { Dismissal, Dismissals } from '../../shared/repositories/roster/dismissals.ts'

const concurrency = 16

/** A flag with what became of it. */
export interface Flagged extends Omit<Flag, 'id' | 'details'> {
  /** One sentence in Chinese. */
  readonly text: string
  readonly flagId: string
  readonly state: 'open' | 'dismissed'
  readonly dismissed?: Pick<Dismissal, 'by' | 'at' | 'reason'>
}

/** The flags of a cadre's month, from the ledger itself. */
export async function flagsOf(
  ledger: Pick<Ledger, 'readMonthEvents'>,
  cadreId: string,
  month: string,
): Promise<Flag[]> {
  return flags(await ledger.readMonthEvents(cadreId, month, true), cadreId, month, ledgerZone)
}

function judged({ id: flagId, details, ...found }: Flag, known: Dismissal | undefined): Flagged {
  const flag = { ...found, text: flagSentence(found.kind, details) }
  if (!known) return { flagId, ...flag, state: 'open' }
  const { by, at, reason } = known
  return { flagId, ...flag, state: 'dismissed', dismissed: { by, at, reason } }
}

/** Looks for the flags of some cadres' month, open or dismissed or all. */
export function flagsAmong(
  {
    ledger,
    dismissals,
  }: { ledger: Pick<Ledger, 'readMonthEvents'>; dismissals: Pick<Dismissals, 'readDismissals'> },
  month: string,
  state: 'open' | 'dismissed' | 'all',
): (some: readonly { readonly cadreId: string }[]) => Promise<Found<Flagged>[]> {
  return async some => {
    const raised = (
      await concurrently(some, concurrency, ({ cadreId }) => flagsOf(ledger, cadreId, month))
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
