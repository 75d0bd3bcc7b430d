import type { RecordedEvent } from '../../../events/index.ts'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import type { Send } from '../../../shared/aws/queue/send.ts'
import { fold, stepIdsOf } from '../../../shared/domain/ledger/fold.ts'
import { partitionMonth } from '../../../shared/domain/ledger/standing.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import { listDemands } from '../../../shared/listing/demands.ts'
import { listOverlaps, listOverlapsOf } from '../../../shared/listing/overlaps.ts'
import type { WorkingDayReads } from '../../../shared/repositories/calendars.ts'
import { type Counts, countsOn } from '../../../shared/repositories/counts.ts'
import { type DemandLists, demandListsOn } from '../../../shared/repositories/demand-lists.ts'
import type { FactsStore } from '../../../shared/repositories/facts.ts'
import { type OverlapLists, overlapListsOn } from '../../../shared/repositories/overlap-lists.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'
import { type Register, registerOn } from '../../../shared/repositories/register.ts'
import { registerCadre } from '../../../shared/repositories/roster/registering.ts'
import { memoryFacts } from '../../../shared/repositories/testing/memory.ts'
import { libraryDays } from '../../../shared/repositories/testing/working-days.ts'
import { type Topics, topicsOn } from '../../../shared/repositories/topics.ts'
import { recordingWorld, type World } from './world.ts'

/** A world whose views keep up with its ledger. */
export interface ProjectedWorld extends World {
  readonly facts: FactsStore
  readonly workingDays: WorkingDayReads
  readonly topics: Topics
  readonly register: Register
  readonly demandLists: DemandLists
  readonly overlapLists: OverlapLists
  readonly counts: Counts
  /** What was sent to be counted. */
  readonly reports: unknown[]
  readonly sendReport: Send
  readonly policies: Pick<Policies, 'readPolicyOfMonth' | 'readPolicyVersion'>
  /** Takes events as they were recorded, and folds their months anew. */
  take(...events: readonly RecordedEvent[]): Promise<void>
}

/** See {@link recordingWorld} and {@link ProjectedWorld}. */
export async function projectedWorld(): Promise<ProjectedWorld> {
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
  const reports: unknown[] = []
  // Not a copy: the clock is set on the world itself.
  return Object.assign(world, {
    facts,
    register,
    demandLists,
    overlapLists,
    counts: countsOn(memoryItems(), () => world.now()),
    reports,
    sendReport: async (messages: readonly unknown[]) => void reports.push(...messages),
    workingDays: libraryDays,
    topics: topicsOn(memoryItems()),
    policies: { readPolicyOfMonth: async () => huaian2016, readPolicyVersion: async () => huaian2016 },
    take,
  })
}
