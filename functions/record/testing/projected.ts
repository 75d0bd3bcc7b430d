import type { RecordedEvent } from '../../../events/index.ts'
import { fold } from '../../../shared/domain/ledger/fold.ts'
import { partitionMonth } from '../../../shared/domain/ledger/standing.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import type { FactsStore } from '../../../shared/repositories/facts.ts'
import { memoryFacts } from '../../../shared/repositories/memory/facts.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'
import { recordingWorld, type World } from './world.ts'

/** A world whose views keep up with its ledger. */
export interface ProjectedWorld extends World {
  readonly facts: FactsStore
  readonly policies: Pick<Policies, 'forMonth' | 'version'>
  /** Takes events as they were recorded, and folds their months anew. */
  take(...events: readonly RecordedEvent[]): Promise<void>
}

/** See {@link recordingWorld} and {@link ProjectedWorld}. */
export async function projectedWorld(): Promise<ProjectedWorld> {
  const world = await recordingWorld()
  const facts = memoryFacts()
  const timeZone = ledgerZone

  async function take(...events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) {
      const month = partitionMonth(event, timeZone)
      await world.ledger.append(month, event)
      const all = await world.ledger.readMonth(event.cadreId, month, true)
      const version = ((await facts.read(event.cadreId, month))?.version ?? 0) + 1
      const view = { facts: fold(all, month, timeZone), version, count: all.length, hash: '' }
      await facts.write(event.cadreId, month, view)
    }
  }
  // Not a copy: the clock is set on the world itself.
  return Object.assign(world, {
    facts,
    policies: { forMonth: async () => huaian2016, version: async () => huaian2016 },
    take,
  })
}
