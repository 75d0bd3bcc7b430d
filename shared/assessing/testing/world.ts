import type { RecordedEvent } from '../../../events/index.ts'
import { aliasesWith } from '../../access/own/aliases.ts'
import type { Environment } from '../../contracts/environment.ts'
import { fingerprint } from '../../domain/ledger/fingerprint.ts'
import { fold } from '../../domain/ledger/fold.ts'
import { isTooFarAhead, partitionMonth } from '../../domain/ledger/standing.ts'
import { huaian2016 } from '../../domain/policy/huaian-2016.ts'
import type { Scenario } from '../../domain/testing/scenario.ts'
import { ledgerZone } from '../../domain/time/ledger-zone.ts'
import * as ports from '../../ports.ts'
import { registerCadre } from '../../repositories/roster/registering.ts'
import type { Roster } from '../../repositories/roster/roster.ts'
import { memoryEnvironment } from '../../repositories/testing/memory.ts'
import { runPorts } from '../run-ports.ts'
import type { Work } from '../work.ts'

/** What a scenario is read and written by. */
const opens = {
  ...runPorts,
  roster: ports.roster,
  directory: ports.directory,
  rehearsals: ports.rehearsals,
  signOffs: ports.signOffs,
  plans: ports.plans,
  counts: ports.counts,
}

/** See {@link worldOf}. */
export type World = Awaited<ReturnType<typeof worldOf>>

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

/** 02:00 on 1 July 2026, Shanghai. */
const firstOfJuly = () => new Date('2026-06-30T18:00:00.000Z')

/** The world of a scenario on tables in memory, its events recorded and folded; the clock stands on the first of July unless said. */
export async function worldOf(
  scenario: Scenario,
  now: () => Date = firstOfJuly,
  environment: Environment = memoryEnvironment(now),
) {
  const opened = ports.openPorts(environment, opens)
  const { roster, ledger, facts } = opened
  await loadRoster(roster, scenario)
  for (const { cadreId } of scenario.cadres) await registerCadre(opened, cadreId)
  /** What was sent to the queue and not yet taken. */
  const queue: Work[] = []

  /** Takes events into the ledger and folds their months. */
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
  const send = async (messages: readonly unknown[]) =>
    void queue.push(...(structuredClone(messages) as Work[]))
  return {
    ...opened,
    weakRoster: roster,
    weakAssessments: opened.assessments,
    queue,
    send,
    sendRehearsal: send,
    sendReport: send,
    aliases: async () => aliasesWith('secret'),
    record,
  }
}
