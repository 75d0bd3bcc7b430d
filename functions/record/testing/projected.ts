import type { RecordedEvent } from '../../../events/index.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import { fold, stepIdsOf } from '../../../shared/domain/ledger/fold.ts'
import { partitionMonth } from '../../../shared/domain/ledger/standing.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import { listDemands } from '../../../shared/listing/demands.ts'
import { listOverlaps, listOverlapsOf } from '../../../shared/listing/overlaps.ts'
import { countsOn } from '../../../shared/repositories/counts.ts'
import { demandListsOn } from '../../../shared/repositories/demand-lists.ts'
import { overlapListsOn } from '../../../shared/repositories/overlap-lists.ts'
import { registerOn } from '../../../shared/repositories/register.ts'
import { registerCadre } from '../../../shared/repositories/roster/registering.ts'
import { memoryFacts, memoryPolicies } from '../../../shared/repositories/testing/memory.ts'
import { libraryDays } from '../../../shared/repositories/testing/working-days.ts'
import { topicsOn } from '../../../shared/repositories/topics.ts'
import { recordingWorld } from './world.ts'

/** See {@link projectedWorld}. */
export type ProjectedWorld = Awaited<ReturnType<typeof projectedWorld>>

/** See {@link recordingWorld}; its views keep up with its ledger. */
export async function projectedWorld() {
  const world = await recordingWorld([])
  const facts = memoryFacts()
  const views = memoryItems()
  const [register, demandLists, overlapLists] = [
    registerOn(views),
    demandListsOn(views),
    overlapListsOn(views),
  ]
  const { putCadre, putOrg, putLink } = world.roster

  /** Brings the registers and lists up to the roster and the facts. */
  async function follow(...cadreIds: readonly string[]): Promise<void> {
    for (const cadreId of cadreIds) {
      await registerCadre({ roster: world.roster, register }, cadreId)
      await listDemands({ roster: world.roster, facts, demandLists }, cadreId)
      await listOverlapsOf({ roster: world.roster, overlapLists }, cadreId)
    }
  }
  const known = new Set(['c-wang', 'c-zhao', 'c-qian'])
  await follow(...known)
  world.roster.putCadre = async (cadreId, ...rest) => {
    const done = await putCadre(cadreId, ...rest)
    await follow(...known.add(cadreId))
    return done
  }
  world.roster.putLink = async (cadreId, link, ...rest) => {
    const done = await putLink(cadreId, link, ...rest)
    await listOverlaps({ roster: world.roster, overlapLists }, [link.youthId])
    return done
  }
  world.roster.putOrg = async (...asked) => {
    const done = await putOrg(...asked)
    await follow(...known)
    return done
  }
  const timeZone = ledgerZone

  /** Takes events as they were recorded, and folds their months anew. */
  async function take(...events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) {
      const month = partitionMonth(event, timeZone)
      await world.ledger.appendEvent(month, event)
      const all = await world.ledger.readMonthEvents(event.cadreId, month, true)
      const version = ((await facts.readFacts(event.cadreId, month))?.version ?? 0) + 1
      const stepIds = stepIdsOf(all, month, timeZone)
      const view = { facts: fold(all, month, timeZone), stepIds, version, count: all.length, hash: '' }
      await facts.writeFacts(event.cadreId, month, view)
    }
    await follow(...new Set(events.map(({ cadreId }) => cadreId)))
  }
  /** What was sent to be counted. */
  const reports: unknown[] = []
  // Not a copy: the clock is set on the world itself.
  return Object.assign(world, {
    facts,
    weakFacts: facts,
    weakRoster: world.roster,
    register,
    demandLists,
    overlapLists,
    counts: countsOn(memoryItems(), () => world.now()),
    reports,
    sendReport: async (messages: readonly unknown[]) => void reports.push(...messages),
    workingDays: libraryDays,
    topics: topicsOn(memoryItems()),
    policies: memoryPolicies(),
    take,
  })
}
