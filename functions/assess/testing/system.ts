import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { aliasesWith } from '../../../shared/access/own/aliases.ts'
import type { BusEvent } from '../../../shared/aws/bus/publish.ts'
import type { Items } from '../../../shared/aws/items/items.ts'
import { sqsEvent } from '../../../shared/aws/queue/testing.ts'
import type { StreamRecord } from '../../../shared/aws/stream.ts'
import { putOf } from '../../../shared/aws/testing/stream-record.ts'
import { firstVersion, type PolicyVersion, policyFor } from '../../../shared/domain/policy/versions.ts'
import { localDate } from '../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import { workingDaysOf } from '../../../shared/domain/time/working-days.ts'
import { listDemands } from '../../../shared/listing/demands.ts'
import { assessmentsOn } from '../../../shared/repositories/assessments.ts'
import { type CalendarReads, calendarsOn } from '../../../shared/repositories/calendars.ts'
import { complaintsOn } from '../../../shared/repositories/complaints.ts'
import { countsOn } from '../../../shared/repositories/counts.ts'
import { rememberLinks } from '../../../shared/repositories/current-links.ts'
import { demandListsOn } from '../../../shared/repositories/demand-lists.ts'
import { erasuresOn } from '../../../shared/repositories/erasures.ts'
import { factsOn } from '../../../shared/repositories/facts.ts'
import { keptBackOn } from '../../../shared/repositories/kept-back.ts'
import { ledgerOn } from '../../../shared/repositories/ledger.ts'
import { objectionsOn } from '../../../shared/repositories/objections.ts'
import { openingsOn } from '../../../shared/repositories/openings.ts'
import { overlapListsOn } from '../../../shared/repositories/overlap-lists.ts'
import { textsOn } from '../../../shared/repositories/recorded.ts'
import { registerOn } from '../../../shared/repositories/register.ts'
import { rehearsalsOn } from '../../../shared/repositories/rehearsals.ts'
import { rollupsOn } from '../../../shared/repositories/rollups.ts'
import { rootsOn } from '../../../shared/repositories/roots.ts'
import { directoryOn } from '../../../shared/repositories/roster/directory.ts'
import { auditErasureOn, cadreErasureOn } from '../../../shared/repositories/roster/erasing.ts'
import { rosterOn } from '../../../shared/repositories/roster/open.ts'
import { unannouncedOn } from '../../../shared/repositories/roster/unannounced.ts'
import { runsOn } from '../../../shared/repositories/runs.ts'
import { signOffsOn } from '../../../shared/repositories/sign-offs.ts'
import { memoryTables } from '../../../shared/repositories/testing/memory.ts'
import { turnsOn } from '../../../shared/repositories/turns.ts'
import { voiceResponsesOn } from '../../../shared/repositories/voice-responses.ts'
import { correlated } from '../../../shared/telemetry/trace.ts'
import { build as followCalendar } from '../../on-calendar-changed/handler.ts'
import { build as follow } from '../../on-roster-changed/handler.ts'
import { build as projectMonths } from '../../project-month/handler.ts'
import { build as relay } from '../../relay/handler.ts'
import { build as assess } from '../handler.ts'

type Consumer = (event: SQSEvent) => Promise<SQSBatchResponse>

/** The stores, as they are in the cloud but in memory, and what a table's stream would carry. */
function stores(now: () => Date) {
  const stream: StreamRecord[] = []
  const tables = memoryTables()
  const kept = tables.roster
  const items: Items = {
    ...kept,
    async transact(writes) {
      const done = await kept.transact(writes)
      for (const write of done ? writes : [])
        if ('put' in write && write.put.sk.startsWith('AUDIT#'))
          stream.push(putOf({ ...write.put }, String(stream.length)))
      return done
    },
  }
  const events = tables.ledger
  const ledger = ledgerOn({
    ...events,
    async put(item, guard) {
      const outcome = await events.put(item, guard)
      if (outcome.done) stream.push(putOf(item, String(stream.length)))
      return outcome
    },
  })
  const { settings } = tables
  const calendars = calendarsOn({
    ...settings,
    async put(item, guard) {
      const outcome = await settings.put(item, guard)
      if (outcome.done) stream.push(putOf({ ...item }, String(stream.length)))
      return outcome
    },
  })
  const roster = rosterOn(items)
  const yearsOf: CalendarReads['listCalendarYears'] = async orgId =>
    calendars.listCalendarYears(
      await rootsOn(roster, now).readRoot(orgId, localDate(now().toISOString(), ledgerZone)),
    )
  const versions: PolicyVersion[] = [firstVersion]
  return {
    stream,
    tables,
    roster,
    unannounced: unannouncedOn(items),
    texts: textsOn(tables.ledger),
    cadreErasure: cadreErasureOn(items),
    auditErasure: auditErasureOn(items),
    complaints: complaintsOn(items),
    erasures: erasuresOn(items),
    ledger,
    directory: directoryOn(roster, now),
    links: rememberLinks(items, now),
    aliases: async () => aliasesWith('secret'),
    signOffs: signOffsOn(tables.results),
    facts: factsOn(tables.views),
    assessments: assessmentsOn(tables.results, tables.views),
    rollups: rollupsOn(tables.views),
    runs: runsOn(tables.views),
    responses: voiceResponsesOn(tables.voice, roster.readOrgPath),
    calendars,
    workingDays: {
      listCalendarYears: yearsOf,
      readWorkingDays: async orgId => workingDaysOf(await yearsOf(orgId)),
    } satisfies CalendarReads,
    openings: openingsOn(tables.results),
    objections: objectionsOn(tables.results),
    keptBack: keptBackOn(tables.views),
    register: registerOn(tables.views),
    demandLists: demandListsOn(tables.views),
    overlapLists: overlapListsOn(tables.views),
    rehearsals: rehearsalsOn(tables.jobs, now),
    counts: countsOn(tables.jobs, now),
    sendReport: async () => {},
    turns: turnsOn(tables.jobs, now),
    policies: {
      readPolicyOfMonth: async (month: string) => policyFor(versions, month),
      async readPolicyVersion(version: number) {
        const found = versions.find(({ policy }) => policy.version === version)
        if (!found) throw new Error(`there is no version ${version}`)
        return found.policy
      },
    },
    /** A city changes its numbers. */
    addPolicy: (version: PolicyVersion) => void versions.push(version),
  }
}

/** Everything that lies between a write and what is read of it, in one process, each message given out twice. */
export function system(instant: string) {
  const clock = { instant }
  const now = () => new Date(clock.instant)
  const kept = stores(now)
  const queue: unknown[] = []
  const send = async (messages: readonly unknown[]) =>
    void queue.push(...messages.map(message => ({ ...Object(message), ...correlated() })))
  const deps = {
    ...kept,
    listDemands: (cadreId: string) => listDemands(kept, cadreId),
    send,
    sendRehearsal: send,
    now,
  }
  const consumers: Record<string, Consumer> = {
    rosterChanged: follow(deps),
    calendarChanged: followCalendar(deps),
    recorded: projectMonths(deps, send, now),
    work: assess(deps),
  }

  async function give(consumer: keyof typeof consumers, message: unknown): Promise<void> {
    const { batchItemFailures } = (await consumers[consumer]?.(sqsEvent([message, message]))) ?? {}
    if (batchItemFailures?.length) throw new Error(`${consumer} failed: ${JSON.stringify(message)}`)
  }

  const bus = {
    async publish(events: readonly BusEvent[]) {
      for (const { type, detail } of events) await give(type in consumers ? type : 'recorded', { detail })
      return []
    },
  }

  /** Lets everything that was written have its consequences. */
  async function settle(): Promise<void> {
    while (kept.stream.length || queue.length) {
      const { batchItemFailures } = await relay({
        bus,
        park: async () => {},
        unannounced: kept.unannounced,
        now: () => new Date(clock.instant),
      })({ Records: kept.stream.splice(0) })
      if (batchItemFailures.length) throw new Error('the relay failed')
      for (const message of queue.splice(0)) await give('work', message)
    }
  }

  /** Lets a schedule fire. */
  async function fire(schedule: { message: object }, at: string): Promise<void> {
    clock.instant = at
    queue.push({ ...schedule.message, at })
    await settle()
  }

  return { ...deps, bus, clock, settle, fire }
}

/** See {@link system}. */
export type System = ReturnType<typeof system>
