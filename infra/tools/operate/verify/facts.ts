import { isDeepStrictEqual } from 'node:util'
import { project } from '../../../../functions/project-month/project.ts'
import { viewKeys } from '../../../../shared/aws/keys.ts'
import type { MonthFacts } from '../../../../shared/domain/ledger/facts.ts'
import { fingerprint } from '../../../../shared/domain/ledger/fingerprint.ts'
import { fold } from '../../../../shared/domain/ledger/fold.ts'
import { monthLoad } from '../../../../shared/domain/ledger/month-bounds.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import type { FactsView } from '../../../../shared/repositories/facts.ts'
import type { Stores } from '../stores.ts'
import type { Check } from './check.ts'
import { type Figure, figure, nothing } from './difference.ts'

/** Lists by their lengths, where these tell; else by what they hold. */
function listed(what: string, stored: unknown, expected: unknown): Figure[] {
  const isLonger = Array.isArray(stored) && Array.isArray(expected) && stored.length !== expected.length
  return isLonger
    ? figure(what, `${stored.length} entries`, `${expected.length} entries`)
    : figure(what, stored, expected)
}

function figuresOf(stored: MonthFacts | undefined, expected: MonthFacts): Figure[] {
  if (stored === undefined) return figure('events', nothing, expected.events)
  const names = new Set([...Object.keys(stored), ...Object.keys(expected)]) as Set<keyof MonthFacts>
  return [...names].flatMap(name => listed(name, stored[name], expected[name]))
}

/** A view that cannot be read says nothing. */
export async function readable<Value>(read: Promise<Value | undefined>): Promise<Value | undefined> {
  try {
    return await read
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

/** Folds a month anew, whatever the view says of itself. */
export async function refold({ tables, factsViews, ledger }: Stores, cadreId: string, month: string) {
  const key = viewKeys.facts(cadreId, month)
  const damaged = await tables.views.get(key)
  // Without a version nobody can write over it.
  if (damaged && damaged.version === undefined) await tables.views.put({ ...damaged, version: 1 })
  const outdated = async () => {
    const item = await tables.views.get(key)
    return item && ({ hash: '', count: 0, facts: { v: 0 }, version: item.version } as unknown as FactsView)
  }
  const facts = { ...factsViews, readFacts: outdated }
  // The lists are looked over after the facts.
  await project({ ledger, facts, listDemands: async () => {} }, cadreId, month, [])
}

/** Facts, against the fold of the ledger's partitions. */
export function checkFacts(stores: Stores): Check<{ readonly cadreId: string; readonly month: string }> {
  const { ledger, factsViews } = stores
  return {
    subject: 'facts',
    list: () => ledger.listPartitions(),

    async compare({ cadreId, month }) {
      const view = await readable(factsViews.readFacts(cadreId, month))
      // After the view: it may lack what came since, and then looks right the second time.
      const events = await ledger.readMonthEvents(cadreId, month, true)
      const expected = fold(events, month, ledgerZone)
      const seen = fingerprint(events)
      const isSame =
        view !== undefined &&
        isDeepStrictEqual(view.facts, expected) &&
        view.hash === seen.hash &&
        view.count === seen.count &&
        (view.load === undefined || isDeepStrictEqual(view.load, monthLoad(events)))
      if (isSame) return []
      const figures = figuresOf(view?.facts, expected)
      const about = figures.length > 0 ? figures : figure('events seen', view?.count, `${seen.count} anew`)
      return [{ who: cadreId, month, figures: about }]
    },

    mend: ({ cadreId, month }) => refold(stores, cadreId, month),
  }
}
