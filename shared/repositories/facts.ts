import { compressJson, expandJson } from '../aws/compressed-json.ts'
import { type Items, versionBefore } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'
import type { DemandFacts } from '../domain/demands/demands.ts'
import type { MonthFacts } from '../domain/ledger/facts.ts'
import type { Fingerprint } from '../domain/ledger/fingerprint.ts'
import type { MonthLoad } from '../domain/ledger/month-bounds.ts'

/** The view of a cadre's month: what was folded, from which events. */
export interface FactsView extends Fingerprint {
  readonly facts: MonthFacts
  /** Grows by one with every write; the guard against a stale fold. */
  readonly version: number
  /** How much of the month's room was taken when it was folded. */
  readonly load?: MonthLoad
  /** Ids of the events along the facts' steps. */
  readonly stepIds?: readonly string[]
  /** The lists of demands do not have yet what the facts say. */
  readonly unlisted?: true
}

/** The views of cadres' months. */
export interface FactsStore {
  /** Read consistently. */
  readFacts(cadreId: string, month: string): Promise<FactsView | undefined>
  /** How much of the month's room was taken a moment ago; undefined if nothing was. */
  readMonthLoad(cadreId: string, month: string): Promise<MonthLoad | undefined>
  /** Facts of the months `from` to `to`, inclusive, ascending; months without events are missing. Read consistently. */
  readFactsBetween(cadreId: string, from: string, to: string): Promise<MonthFacts[]>
  /** What the facts of all months say of demands; months without any are missing. Read consistently. */
  readDemandFacts(cadreId: string): Promise<DemandMonth[]>
  /** Writes the view in place of version `view.version - 1`; false if another writer was faster. */
  writeFacts(cadreId: string, month: string, view: FactsView): Promise<boolean>
}

/** Facts of a month that says something of demands, and the version of the fold that wrote them. */
export type DemandMonth = DemandFacts & Pick<MonthFacts, 'v'>

/** Sorts behind the facts of every month; no event is older than the first one. */
const [firstMonth, lastMonth] = ['0000-00', '9999-99']

type Stored = Omit<FactsView, 'version' | 'load'>

/** The views of cadres' months stored in these items. */
export function factsOn(items: Items): FactsStore {
  return {
    async readFacts(cadreId, month) {
      const item = await items.get<Uint8Array>(viewKeys.facts(cadreId, month))
      const load = item?.head as MonthLoad | undefined
      return item && { ...expandJson<Stored>(item.value), version: item.version ?? 0, ...(load && { load }) }
    },

    readMonthLoad: (cadreId, month) => items.getHead<MonthLoad>(viewKeys.facts(cadreId, month)),

    async readFactsBetween(cadreId, from, to) {
      const { pk, sk } = viewKeys.facts(cadreId, from)
      const months: MonthFacts[] = []
      for await (const { value } of items.query<Uint8Array>({
        pk,
        from: sk,
        to: viewKeys.facts(cadreId, to).sk,
      }))
        months.push(expandJson<Stored>(value).facts)
      return months
    },

    async readDemandFacts(cadreId) {
      const { pk, sk: from } = viewKeys.facts(cadreId, firstMonth)
      const to = viewKeys.facts(cadreId, lastMonth).sk
      const found: DemandMonth[] = []
      for await (const { value } of items.query<Uint8Array>({ pk, from, to })) {
        const { facts, stepIds } = expandJson<Stored>(value)
        const { v, month, youths, demands, steps } = facts
        if (demands.length > 0 || steps.length > 0)
          found.push({ v, month, youths, demands, steps, ...(stepIds && { stepIds }) })
      }
      return found
    },

    async writeFacts(cadreId, month, { version, load, ...stored }) {
      const key = viewKeys.facts(cadreId, month)
      const item = { ...key, version, ...(load && { head: load }), value: compressJson(stored) }
      return (await items.put(item, versionBefore(version))).done
    },
  }
}
