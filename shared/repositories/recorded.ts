import type { RecordedEvent } from '../../events/index.ts'
import { beginningWith, type Item, type Items, wholePartition } from '../aws/items/items.ts'
import { ledgerKeys, viewKeys } from '../aws/keys.ts'
import { concurrently } from '../concurrently.ts'
import { withoutTexts } from '../domain/privacy/without-texts.ts'
import { addMonths, localMonth } from '../domain/time/calendar.ts'
import { ledgerZone } from '../domain/time/ledger-zone.ts'
import { fromLedgerItem, toLedgerItem } from './ledger-item.ts'

/** An event and the month in which it lies. */
export interface RecordedIn {
  readonly month: string
  readonly event: RecordedEvent
}

/** All that was ever recorded of a cadre, and the only way in which a record changes. */
export interface RecordedOfCadre {
  /** Every event, by month; one of a moment ago that lies more than a month back may be missing. */
  listRecorded(cadreId: string): Promise<RecordedIn[]>
  /** Takes the texts out of an event. What else it says stays to the letter; repeats change nothing. */
  eraseTexts(recorded: RecordedIn, word: string): Promise<void>
}

/** Months read at once. */
const concurrency = 8

/** Records of cadres in these tables: the views tell which months there are. */
export function recordedOn(tables: { ledger: Items; views: Items }, now: () => Date): RecordedOfCadre {
  const { ledger, views } = tables

  async function monthsOf(cadreId: string): Promise<string[]> {
    const facts = viewKeys.facts(cadreId, '')
    const today = localMonth(now().toISOString(), ledgerZone)
    const months = new Set([today, addMonths(today, -1)])
    for await (const { sk } of views.queryKeys(beginningWith(facts.pk, facts.sk)))
      months.add(sk.slice(facts.sk.length))
    return [...months].sort()
  }

  return {
    async listRecorded(cadreId) {
      const found = await concurrently(await monthsOf(cadreId), concurrency, month =>
        Array.fromAsync(
          ledger.query<Parameters<typeof fromLedgerItem>[0]['value']>(
            wholePartition(ledgerKeys.month(cadreId, month)),
          ),
          fromLedgerItem,
        ),
      )
      return found.flat()
    },

    ...textsOn(ledger),
  }
}

/** The texts of records in this ledger. */
export function textsOn(ledger: Pick<Items, 'get' | 'put'>): Pick<RecordedOfCadre, 'eraseTexts'> {
  return {
    async eraseTexts({ month, event }, word) {
      const { pk, sk } = ledgerKeys.event(event.cadreId, month, event.id)
      const item: Item | undefined = await ledger.get({ pk, sk })
      // Unguarded: nobody else writes over an event, and whoever erases takes the same.
      if (item) await ledger.put({ ...item, value: toLedgerItem(month, withoutTexts(event, word)).value })
    },
  }
}
