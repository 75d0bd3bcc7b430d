import type { PutEventsCommandInput } from '@aws-sdk/client-eventbridge'
import type { SendMessageBatchCommandInput } from '@aws-sdk/client-sqs'
import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { declaration as assess } from '../../../functions/assess/declaration.ts'
import { handler as assessHandler } from '../../../functions/assess/handler.ts'
import { declaration as calendar } from '../../../functions/calendar/declaration.ts'
import { handler as calendarHandler } from '../../../functions/calendar/handler.ts'
import { declaration as deliver } from '../../../functions/deliver/declaration.ts'
import { handler as deliverHandler } from '../../../functions/deliver/handler.ts'
import { declaration as feed } from '../../../functions/feed/declaration.ts'
import { handler as feedHandler } from '../../../functions/feed/handler.ts'
import { declaration as followCalendar } from '../../../functions/on-calendar-changed/declaration.ts'
import { handler as followCalendarHandler } from '../../../functions/on-calendar-changed/handler.ts'
import { declaration as follow } from '../../../functions/on-roster-changed/declaration.ts'
import { handler as followHandler } from '../../../functions/on-roster-changed/handler.ts'
import { declaration as policy } from '../../../functions/policy/declaration.ts'
import { handler as policyHandler } from '../../../functions/policy/handler.ts'
import { declaration as project } from '../../../functions/project-month/declaration.ts'
import { handler as projectHandler } from '../../../functions/project-month/handler.ts'
import { declaration as record } from '../../../functions/record/declaration.ts'
import { handler as recordHandler } from '../../../functions/record/handler.ts'
import { declaration as relay } from '../../../functions/relay/declaration.ts'
import { handler as relayHandler } from '../../../functions/relay/handler.ts'
import { declaration as remind } from '../../../functions/remind/declaration.ts'
import { handler as remindHandler } from '../../../functions/remind/handler.ts'
import { declaration as roster } from '../../../functions/roster/declaration.ts'
import { handler as rosterHandler } from '../../../functions/roster/handler.ts'
import { declaration as runs } from '../../../functions/runs/declaration.ts'
import { handler as runsHandler } from '../../../functions/runs/handler.ts'
import { declaration as sweep } from '../../../functions/sweep/declaration.ts'
import { handler as sweepHandler } from '../../../functions/sweep/handler.ts'
import { declaration as writeLake } from '../../../functions/write-lake/declaration.ts'
import { handler as writeLakeHandler } from '../../../functions/write-lake/handler.ts'
import { grantedItems } from '../../../shared/aws/granted.ts'
import type { Item, Items } from '../../../shared/aws/items/items.ts'
import type { StandIn } from '../../../shared/aws/stand-in.ts'
import { tables as tableNames } from '../../../shared/aws/tables.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import type { Environment } from '../../../shared/contracts/environment.ts'
import type {
  FunctionDeclaration,
  QueueName,
  Schedule,
  Stream as StreamDeclaration,
  TableName,
} from '../../../shared/contracts/function.ts'
import { httpEvent, type Sent } from '../../../shared/http/testing.ts'
import { memoryObjects } from '../../../shared/lake/testing/memory-objects.ts'
import { Bus, type BusAnswer, type Outage } from './bus.ts'
import { type FaultPlan, Faults, type Hits, hit } from './faults.ts'
import { Kernel } from './kernel.ts'
import { asLines, objectsOf, Receiver } from './outside.ts'
import { type Ended, Host, type Process } from './process.ts'
import { Queue } from './queue.ts'
import { Stream } from './stream.ts'
import { itemsOf, Table } from './tables.ts'

/** A bug put into the system on purpose, to see that it is found: each way in is at a border of the product. */
export interface Tampering {
  /** Table as a process sees it. */
  readonly items?: (items: Items, table: TableName, process: Process) => Items
  /** What a queue's consumer gets of a message; undefined and it is as if worked on. */
  readonly handed?: (consumer: string, body: string) => string | undefined
  /** What gets into a queue. */
  readonly sent?: (queue: string, body: string, process: Process) => string | undefined
  /** What the relay's function says of what failed. */
  readonly answered?: (consumer: string, answer: SQSBatchResponse, event: SQSEvent) => SQSBatchResponse
  /** What the bus says of the entries of a call. */
  readonly published?: (answer: BusAnswer) => BusAnswer
  /** Tries of the relay's mapping before it gives a record up. */
  readonly mostTries?: number
  /** Whether a schedule fires at an instant. */
  readonly fires?: (schedule: string, at: string) => boolean
}

/** Functions that take requests. */
const served = { record, roster, runs, policy, calendar } as const

export type Served = keyof typeof served

type Open = (environment: Environment) => (input: never, context: never) => Promise<unknown>

const opened: Readonly<Record<Served, Open>> = {
  record: recordHandler.open,
  roster: rosterHandler.open,
  runs: runsHandler.open,
  policy: policyHandler.open,
  calendar: calendarHandler.open,
}

/** What a world is made of. */
export interface WorldSettings {
  readonly faults: FaultPlan
  /** Milliseconds since 1970. */
  readonly start: number
  readonly outages: readonly Outage[]
  /** Whether the lake is written, and whether people are told what is due. */
  readonly parts: { readonly lake: boolean; readonly telling: boolean }
  readonly tampering?: Tampering | undefined
}

/**
 * The system in one process: the very handlers, each on what stands in for its tables, queues and bus. Streams, bus,
 * queues and schedules lead from one to the other as the declarations say.
 */
export class World {
  readonly kernel: Kernel
  readonly faults: Faults
  readonly hits: Hits = new Map()
  readonly bus: Bus
  readonly tables: Readonly<Record<TableName, Table>>
  readonly queues = new Map<string, Queue>()
  readonly lake = memoryObjects()
  readonly receiver = new Receiver()
  readonly #tampering: Tampering
  readonly #served: Readonly<Record<Served, Host<unknown, unknown>>>

  constructor({ faults, start, outages, parts, tampering = {} }: WorldSettings) {
    this.kernel = new Kernel(start)
    this.faults = new Faults(faults, () => this.kernel.now)
    this.bus = new Bus(this, outages)
    this.#tampering = tampering
    const names = Object.keys(tableNames) as TableName[]
    const now = () => this.kernel.now
    this.tables = Object.fromEntries(
      names.map(name => [name, new Table(name, now, this.hits)]),
    ) as World['tables']
    const servedNames = Object.keys(served) as Served[]
    this.#served = Object.fromEntries(
      servedNames.map(name => [name, this.#host(served[name], opened[name])]),
    ) as Record<Served, Host<unknown, unknown>>
    const consumers = [
      this.#consumer(project, projectHandler.open),
      this.#consumer(follow, followHandler.open),
      this.#consumer(followCalendar, followCalendarHandler.open),
      this.#consumer(assess, assessHandler.open),
      this.#consumer(sweep, sweepHandler.open),
      ...(parts.lake
        ? [this.#consumer(feed, feedHandler.open), this.#consumer(writeLake, writeLakeHandler.open)]
        : []),
      ...(parts.telling
        ? [this.#consumer(remind, remindHandler.open), this.#consumer(deliver, deliverHandler.open)]
        : []),
    ]
    for (const { queue, events } of consumers) if (events) this.bus.addRule({ events, queue })
    const { queue: parked } = this.#consumer(relay, relayHandler.open)
    for (const { table, batchSize, ...rest } of relay.streams) {
      const settings = {
        name: table,
        batchSize,
        mostTries: tampering.mostTries,
        isSwept: table !== 'results' && table !== 'messages',
      }
      const host = this.#host(relay, relayHandler.open as Open)
      const pointer = JSON.stringify({ DDBStreamBatchInfo: { table } })
      const stream = new Stream(this, settings, host as never, () => parked.send(pointer))
      const { sortKeyPrefix = '', partition } = rest as Partial<StreamDeclaration>
      const onPut = ({ pk, sk, ...item }: Item) => {
        if (sk.startsWith(sortKeyPrefix) && (partition ?? pk) === pk) stream.append({ pk, sk, ...item })
      }
      this.tables[table].onPut = onPut
    }
  }

  /** Puts items that were there before the story began. */
  load(table: TableName, items: readonly Item[]): void {
    this.tables[table].items.load(items)
  }

  /** Calls an endpoint as API Gateway does. */
  async call(name: Served, endpoint: Endpoint, sent: Sent, about: string) {
    const ended = (await this.#served[name].call(
      about,
      httpEvent(endpoint, sent),
      false,
    )) as Ended<APIGatewayProxyStructuredResultV2>
    if (ended.outcome !== 'answered') return { status: 0, body: undefined }
    const { statusCode = 0, body = 'null' } = ended.answer
    return { status: statusCode, body: JSON.parse(body) as unknown }
  }

  /** Lets a schedule fire, as of now. */
  fire({ name, queue, message }: Schedule): void {
    const at = new Date(this.kernel.now).toISOString()
    if (this.#tampering.fires?.(name, at) === false) return
    this.queues.get(queue)?.send(JSON.stringify({ ...message, at }))
    hit(this.hits, `fired: ${name}`)
  }

  #host(declaration: FunctionDeclaration, open: Open): Host<unknown, unknown> {
    return new Host(this, declaration, open as never, process => this.#standIn(process, declaration))
  }

  #consumer(declaration: FunctionDeclaration, open: Open) {
    const { name, timeout = 10, work = [], subscription } = declaration
    const host = this.#host(
      declaration,
      environment => this.#tampered(name, open(environment) as never) as never,
    )
    const taken = subscription ? [{ ...subscription, queue: name }] : work
    const queues = taken.map(({ queue: name, batchSize, window, maxConcurrency }) => {
      const settings = { name, batchSize, window, maxConcurrency, timeout }
      const queue = new Queue(this, settings, host as Host<SQSEvent, SQSBatchResponse>)
      this.queues.set(name, queue)
      return queue
    })
    return { queue: queues[0] as Queue, events: subscription?.events }
  }

  #tampered(name: string, handler: (event: SQSEvent, context: never) => Promise<SQSBatchResponse>) {
    const { handed, answered } = this.#tampering
    if (!handed && !answered) return handler
    return async ({ Records }: SQSEvent, context: never) => {
      const left = Records.flatMap(record => {
        const body = handed ? handed(name, record.body) : record.body
        return body === undefined ? [] : [{ ...record, body }]
      })
      const event = { Records: left }
      const answer = await handler(event, context)
      return answered ? answered(name, answer, event) : answer
    }
  }

  #standIn(process: Process, declaration: FunctionDeclaration): StandIn {
    const { items: tamper, published } = this.#tampering
    const { kernel } = this
    return {
      items: table => {
        const items = grantedItems(itemsOf(this.tables[table], process), table, declaration)
        return tamper ? tamper(items, table, process) : items
      },
      queue: queue => ({
        send: (({ input }: Command) => this.#sendMessages(process, queue, input as never)) as never,
      }),
      bus: {
        send: (async ({ input }: Command) => {
          const answer = await this.bus.putEvents(process, input as PutEventsCommandInput)
          return published ? published(answer) : answer
        }) as never,
      },
      objects: () => objectsOf(this.lake, process),
      encode: asLines,
      fetch: this.receiver.fetchOf(process),
      timer: { now: () => kernel.now + process.skew, sleep: milliseconds => kernel.sleep(milliseconds) },
      secret: secret => secret,
    }
  }

  #sendMessages(process: Process, name: QueueName, { Entries = [] }: SendMessageBatchCommandInput) {
    const { sent } = this.#tampering
    return process.step('send', `${name} ${Entries.length} messages for ${process.about}`, async place => {
      const refused = process.suffers('queueRefuses', place)
      const taken = refused ? Math.floor(Entries.length * this.faults.chance(place)) : Entries.length
      for (const { MessageBody = '', DelaySeconds } of Entries.slice(0, taken)) {
        const body = sent ? sent(name, MessageBody, process) : MessageBody
        if (body === undefined) continue
        const { kind, month } = JSON.parse(body)
        if (kind === 'reassess' && process.name === follow.name) this.bus.monthsAsked.add(month)
        this.queues.get(name)?.send(body, DelaySeconds)
      }
      const Failed = Entries.slice(taken).map(({ Id }) => ({
        Id,
        Code: 'ThrottlingException',
        SenderFault: false,
      }))
      return { Failed }
    })
  }
}

interface Command {
  readonly input: unknown
}
