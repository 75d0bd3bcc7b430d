import type { MonthLoad } from '../domain/ledger/month-bounds.ts'
import type { FactsStore } from './facts.ts'
import { remember } from './remember.ts'

/** How full cadres' months are. */
export type MonthLoads = Pick<FactsStore, 'readMonthLoad'>

/** Remembers for some seconds how full a month is, so that a burst is recorded without reading it each time. */
export function rememberMonthLoads(loads: MonthLoads, now: () => Date): MonthLoads {
  const read = remember<MonthLoad | undefined>(
    now,
    key => loads.readMonthLoad(...(key.split('#') as [cadreId: string, month: string])),
    () => true,
  )
  return { readMonthLoad: (cadreId, month) => read(`${cadreId}#${month}`) }
}
