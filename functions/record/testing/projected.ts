import type { RecordedEvent } from '../../../events/index.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { fold } from '../../../shared/domain/ledger/fold.ts'
import { partitionMonth } from '../../../shared/domain/ledger/standing.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import type { WorkingDayReads } from '../../../shared/repositories/calendars.ts'
import type { FactsStore } from '../../../shared/repositories/facts.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'
import { memoryFacts } from '../../../shared/repositories/testing/memory.ts'
import { libraryDays } from '../../../shared/repositories/testing/working-days.ts'
import { type Topics, topicsOn } from '../../../shared/repositories/topics.ts'
import { recordingWorld, type World } from './world.ts'

/** A world whose views keep up with its ledger. */
export interface ProjectedWorld extends World {
  readonly facts: FactsStore
  readonly workingDays: WorkingDayReads
  readonly topics: Topics
  readonly policies: Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>
  /** Takes events as they were recorded, and folds their months anew. */
  take(...events: readonly RecordedEvent[]): Promise<void>
}

/** See {@link recordingWorld} and {@link ProjectedWorld}. */
export async function projectedWorld(): Promise<ProjectedWorld> {
  const world = await recordingWorld([])
  const facts = memoryFacts()
  const timeZone = ledgerZone

  async function take(...events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) {
      const month = partitionMonth(event, timeZone)
      await world.ledger.appendEvent(month, event)
      const all = await world.ledger.readMonthEvents(event.cadreId, month, true)
      const version = ((await facts.readFacts(event.cadreId, month))?.version ?? 0) + 1
      const view = { facts: fold(all, month, timeZone), version, count: all.length, hash: '' }
      await facts.writeFacts(event.cadreId, month, view)
    }
  }
  // Not a copy: the clock is set on the world itself.
  return Object.assign(world, {
    facts,
    workingDays: libraryDays,
    topics: topicsOn(memoryItems()),
    policies: { readPolicyOfMonth: async () => huaian2016, readPolicyVersion: async () => huaian2016 },
    take,
  })
}
