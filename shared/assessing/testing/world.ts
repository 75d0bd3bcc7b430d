import type { RecordedEvent } from '../../../events/index.ts'
import { type Aliases, aliasesWith } from '../../access/own/aliases.ts'
import { memoryItems } from '../../aws/items/memory.ts'
import { fingerprint } from '../../domain/ledger/fingerprint.ts'
import { fold } from '../../domain/ledger/fold.ts'
import { isTooFarAhead, partitionMonth } from '../../domain/ledger/standing.ts'
import { huaian2016 } from '../../domain/policy/huaian-2016.ts'
import type { Scenario } from '../../domain/testing/scenario.ts'
import { ledgerZone } from '../../domain/time/ledger-zone.ts'
import { demandListsOn } from '../../repositories/demand-lists.ts'
import type { FactsStore } from '../../repositories/facts.ts'
import { type Objections, objectionsOn } from '../../repositories/objections.ts'
import { overlapListsOn } from '../../repositories/overlap-lists.ts'
import type { Register, RegisterWriter } from '../../repositories/register.ts'
import type { Rehearsals } from '../../repositories/rehearsals.ts'
import { registerCadre } from '../../repositories/roster/registering.ts'
import type { Roster } from '../../repositories/roster/roster.ts'
import {
  memoryAssessments,
  memoryFacts,
  memoryKeptBack,
  memoryLedger,
  memoryOpenings,
  memoryRegister,
  memoryRehearsals,
  memoryRollups,
  memoryRoster,
  memoryRuns,
} from '../../repositories/testing/memory.ts'
import { libraryDays } from '../../repositories/testing/working-days.ts'
import { voiceResponsesOn } from '../../repositories/voice-responses.ts'
import type { RunDependencies } from '../run.ts'
import type { Work } from '../work.ts'

/** Everything that assessing needs, in memory. */
export interface World extends RunDependencies {
  readonly objections: Objections
  readonly rehearsals: Rehearsals
  readonly sendRehearsal: RunDependencies['send']
  readonly roster: Roster
  readonly facts: FactsStore
  readonly register: Register & RegisterWriter
  readonly aliases: () => Promise<Aliases>
  /** What was sent to the queue and not yet taken. */
  readonly queue: Work[]
  /** Takes events into the ledger and folds their months. */
  record(...events: RecordedEvent[]): Promise<void>
}

const timeZone = ledgerZone

async function loadRoster(roster: Roster, { orgs, bases, cadres, links }: Scenario): Promise<void> {
  const author = { by: 'u-admin', at: '2026-01-01T12:00:00+08:00' }
  for (const { orgId, ...org } of orgs) await roster.putOrg(orgId, org, author)
  for (const { baseId, ...base } of bases) await roster.putBase(baseId, base, author)
  for (const { cadreId, ...cadre } of cadres) {
    const at = `${cadre.effectiveFrom ?? cadre.serviceFrom}T12:00:00+08:00`
    await roster.putCadre(cadreId, cadre, { ...author, at })
  }
  for (const { cadreId, ...link } of links) await roster.putLink(cadreId, link, author)
}

/** The world of a scenario, its events recorded and folded; the clock stands at 02:00 on 1 July 2026, Shanghai. */
export async function worldOf(scenario: Scenario): Promise<World> {
  const roster = memoryRoster()
  await loadRoster(roster, scenario)
  const register = memoryRegister()
  for (const { cadreId } of scenario.cadres) await registerCadre({ roster, register }, cadreId)
  const ledger = memoryLedger()
  const facts = memoryFacts()
  const queue: Work[] = []

  async function record(...events: RecordedEvent[]): Promise<void> {
    const partitions = new Map<string, [cadreId: string, month: string]>()
    for (const event of events) {
      const month = partitionMonth(event, timeZone)
      await ledger.appendEvent(month, event)
      partitions.set(`${event.cadreId}#${month}`, [event.cadreId, month])
    }
    for (const [cadreId, month] of partitions.values()) {
      const all = await ledger.readMonthEvents(cadreId, month, true)
      const version = ((await facts.readFacts(cadreId, month))?.version ?? 0) + 1
      await facts.writeFacts(cadreId, month, {
        facts: fold(all, month, timeZone),
        ...fingerprint(all),
        version,
      })
    }
  }

  const accepted = ({ occurredAt, recordedAt }: RecordedEvent) =>
    !isTooFarAhead(huaian2016, occurredAt, recordedAt)
  await record(...scenario.events.map(event => ({ ...event, recordedBy: 'u' })).filter(accepted))
  const now = () => new Date('2026-06-30T18:00:00.000Z')
  const send = async (messages: readonly unknown[]) =>
    void queue.push(...(structuredClone(messages) as Work[]))
  return {
    policies: { readPolicyOfMonth: async () => huaian2016, readPolicyVersion: async () => huaian2016 },
    roster,
    ledger,
    facts,
    assessments: memoryAssessments(),
    rollups: memoryRollups(),
    runs: memoryRuns(),
    workingDays: libraryDays,
    openings: memoryOpenings(),
    objections: objectionsOn(memoryItems()),
    keptBack: memoryKeptBack(),
    register,
    demandLists: demandListsOn(memoryItems()),
    overlapLists: overlapListsOn(memoryItems()),
    responses: voiceResponsesOn(memoryItems(), roster.readOrgPath),
    queue,
    send,
    sendRehearsal: send,
    aliases: async () => aliasesWith('secret'),
    now,
    rehearsals: memoryRehearsals(now),
    record,
  }
}
