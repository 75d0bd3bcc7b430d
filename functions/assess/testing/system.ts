import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { aliasesWith } from '../../../shared/access/own/aliases.ts'
import { runPorts } from '../../../shared/assessing/run-ports.ts'
import type { BusEvent } from '../../../shared/aws/bus/publish.ts'
import type { Item, Items } from '../../../shared/aws/items/items.ts'
import { sqsEvent } from '../../../shared/aws/queue/testing.ts'
import { onTables } from '../../../shared/aws/stand-in.ts'
import type { StreamRecord } from '../../../shared/aws/stream.ts'
import { putOf } from '../../../shared/aws/testing/stream-record.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import { firstVersion, type PolicyVersion, policyFor } from '../../../shared/domain/policy/versions.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { workingDaysOf } from '../../../shared/domain/time/working-days.ts'
import { listDemands } from '../../../shared/listing/demands.ts'
import * as ports from '../../../shared/ports.ts'
import type { CalendarReads } from '../../../shared/repositories/calendars.ts'
import { rootsOn } from '../../../shared/repositories/roots.ts'
import { memoryTables } from '../../../shared/repositories/testing/memory.ts'
import { correlated } from '../../../shared/telemetry/trace.ts'
import { build as follow } from '../../on-roster-changed/handler.ts'
import { build as followSettings } from '../../on-settings-changed/handler.ts'
import { build as projectMonths } from '../../project-month/handler.ts'
import { build as relay } from '../../relay/handler.ts'
import { build as assess } from '../handler.ts'

type Consumer = (event: SQSEvent) => Promise<SQSBatchResponse>

/** The items of a table, with what its stream would carry of those that `isTold`. */
function streaming(
  items: Items,
  stream: StreamRecord[],
  isTold: (sk: string) => boolean = () => true,
): Items {
  const tell = (item: Item) => {
    if (isTold(item.sk)) stream.push(putOf({ ...item }, String(stream.length)))
  }
  return {
    ...items,
    async put(item, guard) {
      const outcome = await items.put(item, guard)
      if (outcome.done) tell(item)
      return outcome
    },
    async transact(writes) {
      const isDone = await items.transact(writes)
      if (isDone) for (const write of writes) if ('put' in write) tell(write.put)
      return isDone
    },
  }
}

/** The stores, as they are in the cloud but in memory, and what a table's stream would carry. */
function stores(now: () => Date) {
  const stream: StreamRecord[] = []
  const tables = memoryTables()
  const streamed: Partial<Record<TableName, Items>> = {
    ledger: streaming(tables.ledger, stream),
    settings: streaming(tables.settings, stream),
    roster: streaming(tables.roster, stream, sk => sk.startsWith('AUDIT#')),
  }
  const opened = ports.openPorts(
    onTables(table => streamed[table] ?? tables[table], now),
    {
      ...runPorts,
      roster: ports.roster,
      unannounced: ports.unannounced,
      texts: ports.recordedTexts,
      cadreErasure: ports.cadreErasure,
      auditErasure: ports.auditErasure,
      complaints: ports.complaints,
      erasures: ports.erasures,
      directory: ports.directory,
      links: ports.rememberedLinks,
      signOffs: ports.signOffs,
      calendars: ports.calendars,
      rehearsals: ports.rehearsals,
      counts: ports.counts,
      turns: ports.turns,
    },
  )
  // Not remembered, as it is elsewhere: the clock here stands still.
  const yearsOf: CalendarReads['listCalendarYears'] = async orgId =>
    opened.calendars.listCalendarYears(await rootsOn(opened.directory, now).readRoot(orgId, todayAt(now())))
  const versions: PolicyVersion[] = [firstVersion]
  return {
    ...opened,
    weakAssessments: opened.assessments,
    stream,
    tables,
    aliases: async () => aliasesWith('secret'),
    workingDays: {
      listCalendarYears: yearsOf,
      readWorkingDays: async orgId => workingDaysOf(await yearsOf(orgId)),
    } satisfies CalendarReads,
    sendReport: async () => {},
    policies: {
      ...opened.policies,
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
    calendarChanged: followSettings(deps),
    policyChanged: followSettings(deps),
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
