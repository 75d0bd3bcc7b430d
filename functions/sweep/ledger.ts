import type { RecordedEvent } from '../../events/index.ts'
import { outgoing } from '../../shared/announcing/outgoing.ts'
import type { BusEvent } from '../../shared/aws/bus/publish.ts'
import { fingerprint, uncovered } from '../../shared/domain/ledger/fingerprint.ts'
import { toLedgerItem } from '../../shared/repositories/ledger-item.ts'
import type { Dependencies } from './ports.ts'

/** Announcements of a month's events, recorded before an instant, that are not in its view; read strongly if they differ. */
export async function announcementsOf(
  { ledger, facts }: Dependencies,
  cadreId: string,
  month: string,
  before: string,
): Promise<BusEvent[]> {
  let events: readonly RecordedEvent[] = []
  for (const strong of [false, true]) {
    events = await ledger.readMonthEvents(cadreId, month, strong)
    if (events.length === 0) return []
    const view = await facts.readFacts(cadreId, month)
    if (view?.hash === fingerprint(events).hash) return []
    if (strong) events = uncovered(events, view)
  }
  return events
    .filter(({ recordedAt }) => Date.parse(recordedAt) < Date.parse(before))
    .map(event => outgoing(toLedgerItem(month, event)))
}
