import { isDeepStrictEqual } from 'node:util'
import { atOnce, concurrently } from '../../../../shared/concurrently.ts'
import { fold } from '../../../../shared/domain/ledger/fold.ts'
import { standing } from '../../../../shared/domain/ledger/standing.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import type { FactsStore } from '../../../../shared/repositories/facts.ts'
import type { Ledger } from '../../../../shared/repositories/ledger.ts'
import { beginPhase, grouped, type Screen } from '../../terminal/progress.ts'
import { figuresOfFacts, type Row, recordedFrom } from './recorded.ts'
import { firstDifference, keyOf } from './rows.ts'

const countsByType = (events: readonly { readonly type?: unknown }[]) =>
  Object.fromEntries(
    [...Map.groupBy(events, ({ type }) => String(type))].sort().map(([type, some]) => [type, some.length]),
  )

/** Whether every youth of the rows is named: of whom somebody asked to be forgotten the lake tells only that there was one. */
export const isWhole = (rows: readonly Row[]): boolean =>
  rows.every(({ youthIds, youths }) => !Array.isArray(youthIds) || youthIds.length === youths)

/** What the system has of events and facts. */
export interface EventSources {
  readonly ledger: Pick<Ledger, 'readMonthEvents' | 'listPartitions'>
  readonly facts: Pick<FactsStore, 'readFacts'>
}

/** Compares each cadre's month, but for ratings and confirmations. Adds what differs to `found`; says how much there was. */
export async function verifyEvents(
  rows: ReadonlyMap<string, readonly Row[]>,
  { ledger, facts }: EventSources,
  screen: Screen,
  found: string[],
): Promise<string> {
  const partitions = new Map<string, { cadreId: string; month: string }>()
  for await (const partition of ledger.listPartitions()) partitions.set(keyOf(partition), partition)
  const phase = beginPhase(screen, '比对事件', partitions.size, '月')
  let [events, folded] = [0, 0]
  await concurrently([...partitions], atOnce, async ([key, { cadreId, month }]) => {
    const own = rows.get(key) ?? []
    events += own.length
    const expected = countsByType(standing(await ledger.readMonthEvents(cadreId, month, true), ledgerZone))
    const counts = countsByType(own)
    if (!isDeepStrictEqual(counts, expected))
      found.push(`events ${key}: ${JSON.stringify(counts)} → ${JSON.stringify(expected)}`)
    const view = isWhole(own) ? await facts.readFacts(cadreId, month) : undefined
    if (view) {
      const difference = firstDifference(
        figuresOfFacts(fold(recordedFrom(own), month, ledgerZone)),
        figuresOfFacts(view.facts),
      )
      if (difference) found.push(`facts ${key}: ${difference}`)
      folded++
    }
    phase.step()
  })
  for (const key of rows.keys()) if (!partitions.has(key)) found.push(`events ${key}: there → –`)
  phase.end()
  return `${grouped(events)} events of ${grouped(partitions.size)} months, facts of ${grouped(folded)}`
}
