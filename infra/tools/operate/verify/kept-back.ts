import { release } from '../../../../functions/assess/release.ts'
import type { Stores } from '../stores.ts'
import { listCadres } from './cadres.ts'
import type { Check } from './check.ts'
import { figure, nothing } from './difference.ts'
import { monthsOf } from './months.ts'
import { assessMonths, differingMonths, isInOrder } from './results.ts'

/** Notes of who is kept back: one for everybody who can't be assessed; others have a turn within the hour. */
export function checkKeptBack(stores: Stores): Check<string> {
  const months = monthsOf(stores)
  return {
    subject: 'keptBack',
    list: () => listCadres(stores),

    compare: cadreId =>
      differingMonths(stores, months, cadreId, (each, isRunning) => {
        const { month, due, isKeptBack, outcome } = each
        if (!due || isRunning) return []
        const reason = 'reason' in outcome ? outcome.reason : undefined
        if (isKeptBack && isInOrder(each)) return figure('留待 kept back', 'kept back', nothing)
        return !isKeptBack && reason !== undefined && months.isOver(month)
          ? figure('留待 kept back', nothing, reason)
          : []
      }),
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
