import { isDeepStrictEqual } from 'node:util'
import type { RecordedEvent } from '../../../../events/index.ts'
import { fold } from '../../../../shared/domain/ledger/fold.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import type { Acknowledged } from '../client.ts'
import type { World } from '../world.ts'
import type { Findings, PlainStores } from './plain.ts'

/** Events of the ledger, by cadre and month. */
export type Partitions = ReadonlyMap<string, readonly RecordedEvent[]>

/** Reads the whole ledger. */
export async function readPartitions({ ledger }: PlainStores): Promise<Partitions> {
  const partitions = new Map<string, readonly RecordedEvent[]>()
  for await (const { cadreId, month } of ledger.listPartitions())
    partitions.set(`${cadreId} ${month}`, await ledger.readMonthEvents(cadreId, month, true))
  return partitions
}

/** Every event that was acknowledged is in the ledger as it was sent. */
export function checkAcknowledged(
  partitions: Partitions,
  acknowledged: readonly Acknowledged[],
  found: Findings,
): void {
  for (const { request, body } of acknowledged) {
    if (!request.endpoint.startsWith('record')) continue
    const { id, cadreId, month, recordedAt } = body as Record<
      'id' | 'cadreId' | 'month' | 'recordedAt',
      string
    >
    const event = partitions.get(`${cadreId} ${month}`)?.find(known => known.id === id)
    const { id: _, ...said } = request.body as { id: string }
    const step = 'step' in said ? { ...said, step: undefined, type: said.step } : said
    const lacks = Object.entries(step).filter(
      ([name, value]) => value !== undefined && !isDeepStrictEqual(event?.[name as 'id'], value),
    )
    if (!event) found.push(`${request.about} was acknowledged and is not in the ledger`)
    else if (lacks.length > 0 || event.recordedAt !== recordedAt)
      found.push(`${request.about} is in the ledger with other content: ${lacks.map(([name]) => name)}`)
  }
}

/** Every event was announced, and the views of months are the fold of the ledger, no more and no less. */
export async function checkFacts(
  { bus, tables, hits }: World,
  { factsViews }: PlainStores,
  partitions: Partitions,
  found: Findings,
): Promise<void> {
  for (const [key, events] of partitions) {
    const [cadreId, month] = key.split(' ') as [string, string]
    // What a stream forgot may have come into the view with another event.
    const unannounced = hits.has('a stream forgot') ? [] : events
    for (const { id } of unannounced)
      if (!bus.announced.has(`${key} ${id}`))
        found.push(`event ${id.slice(-4)} of ${key} was never announced`)
    const view = await factsViews.readFacts(cadreId, month)
    if (!isDeepStrictEqual(view?.facts, fold(events, month, ledgerZone)))
      found.push(
        `the facts of ${key} are not the fold of its ${events.length} events: they have ${view?.facts.events ?? 'none'}`,
      )
  }
  for await (const { pk, sk } of tables.views.items.scanKeys())
    if (
      sk.startsWith('FACTS#') &&
      !partitions.has(`${pk.slice('CADRE#'.length)} ${sk.slice('FACTS#'.length)}`)
    )
      found.push(`there are facts of ${pk} ${sk} without events`)
}
