import { release } from '../../../../functions/assess/release.ts'
import type { Stores } from '../stores.ts'
import { listCadres } from './cadres.ts'
import type { Check } from './check.ts'
import { type Difference, figure, nothing } from './difference.ts'
import { monthsOf } from './months.ts'
import { assessMonths, isInOrder } from './results.ts'

/**
 * Notes of who is kept back: that there is one for everybody who can't be assessed, and none for whom all is in order.
 * Whoever could be assessed again gets his turn within the hour; until then he is kept back rightly.
 */
export function checkKeptBack(stores: Stores): Check<string> {
  const months = monthsOf(stores)
  return {
    subject: 'keptBack',
    list: () => listCadres(stores),

    async compare(cadreId) {
      const found: Difference[] = []
      for await (const each of assessMonths(stores, months, cadreId)) {
        const { month, due, isKeptBack, outcome } = each
        if (!due || (await months.running()).has(month)) continue
        const reason = 'reason' in outcome ? outcome.reason : undefined
        const figures =
          isKeptBack && isInOrder(each)
            ? figure('留待 kept back', 'kept back', nothing)
            : !isKeptBack && reason !== undefined && months.isOver(month)
              ? figure('留待 kept back', nothing, reason)
              : []
        if (figures.length > 0) found.push({ who: cadreId, month, figures })
      }
      return found
    },

    async mend(cadreId) {
      for await (const each of assessMonths(stores, months, cadreId)) {
        const { month, due, isKeptBack, outcome } = each
        if (!due) continue
        const mend = { orgId: due.orgId, month, cadreId, runIds: [], at: stores.now().toISOString() }
        if (isKeptBack && isInOrder(each)) await release(stores, due.orgId, month, cadreId)
        if (!isKeptBack && 'reason' in outcome) await stores.keptBack.keepBack(mend, outcome.reason)
      }
    },
  }
}
