import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { isLike } from '../../../shared/aws/granted.ts'
import type { Item } from '../../../shared/aws/items/items.ts'
import { tables as tableNames } from '../../../shared/aws/tables.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import type { Schedule, TableName } from '../../../shared/contracts/function.ts'
import { httpEvent, type Sent } from '../../../shared/http/testing.ts'
import { memoryObjects } from '../../../shared/lake/testing/memory-objects.ts'
import { mayCallItself } from '../../constructs/recursion.ts'
import type { LoadedFunction } from '../load-function.ts'
import { Bus, type Outage } from './bus.ts'
import { type FaultPlan, Faults, type Hits, hit } from './faults.ts'
import { consumers, relay, served } from './functions.ts'
import { Host } from './host.ts'
import { Kernel } from './kernel.ts'
import { Receiver } from './outside.ts'
import type { Ended } from './process.ts'
import { Queue } from './queue.ts'
import { standInOf } from './stand-in.ts'
import { Stream } from './stream.ts'
import { Table } from './tables.ts'
import { type Tampering, tampered } from './tampering.ts'

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

/** The system in one process: the very handlers on stand-ins for tables, queues and bus, joined as declared. */
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
  readonly #served: ReadonlyMap<string, Host<unknown, unknown>>

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
    this.#served = new Map(served.map(each => [each.declaration.name, this.#host(each)]))
    const working = [
      ...consumers.always,
      ...(parts.lake ? consumers.lake : []),
      ...(parts.telling ? consumers.telling : []),
    ]
    for (const each of working) {
      const queue = this.#consumer(each)
      const { events } = each.declaration.subscription ?? {}
      if (events) this.bus.addRule({ events, queue })
    }
    const parked = this.#consumer(relay)
    for (const { table, batchSize, sortKeyPrefix = '', partitions = ['*'] } of relay.declaration.streams ??
      []) {
      const settings = {
        name: table,
        batchSize,
        mostTries: tampering.mostTries,
        isSwept: table !== 'results' && table !== 'messages',
      }
      const host = this.#host(relay)
      const pointer = JSON.stringify({ DDBStreamBatchInfo: { table } })
      const stream = new Stream(this, settings, host as never, () => parked.send(pointer))
      const onPut = ({ pk, sk, ...item }: Item) => {
        if (sk.startsWith(sortKeyPrefix) && partitions.some(each => isLike(pk, each)))
          stream.append({ pk, sk, ...item })
      }
      this.tables[table].onPut = onPut
    }
  }

  /** Whether somebody is assessed, or about to be. */
  get isAssessing(): boolean {
    return this.queues.get('assessment')?.isBusy ?? false
  }

  /** Puts items that were there before the story began. */
  load(table: TableName, items: readonly Item[]): void {
    this.tables[table].items.load(items)
  }

  /** Calls an endpoint as API Gateway does. */
  async call(name: string, endpoint: Endpoint, sent: Sent, about: string) {
    const ended = (await this.#served.get(name)?.call(about, httpEvent(endpoint, sent), {
      withContext: false,
    })) as Ended<APIGatewayProxyStructuredResultV2>
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

  #host({ declaration, open }: LoadedFunction): Host<unknown, unknown> {
    return new Host(this, declaration, open as never, process =>
      standInOf(this, declaration, process, this.#tampering),
    )
  }

  /** Lets a function work off its queues; gives the first of them. */
  #consumer({ declaration, open }: LoadedFunction): Queue {
    const { name, timeout = 10, work = [], subscription } = declaration
    const host = this.#host({
      declaration,
      open: environment => tampered(this.#tampering, name, open(environment) as never) as never,
    })
    const taken = subscription ? [{ ...subscription, queue: name }] : work
    const mayGoOn = this.#tampering.mayCallItself ?? mayCallItself
    const consumer = { name, timeout, mayCallItself: mayGoOn(declaration) }
    const queues = taken.map(({ queue: of, batchSize, window, maxConcurrency }) => {
      const settings = { name: of, batchSize, window, maxConcurrency, consumer }
      const queue = new Queue(this, settings, host as Host<SQSEvent, SQSBatchResponse>)
      this.queues.set(of, queue)
      return queue
    })
    return queues[0] as Queue
  }
}
