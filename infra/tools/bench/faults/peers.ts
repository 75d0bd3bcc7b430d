import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { SQSEvent } from 'aws-lambda'
import type { Contact } from '../../../../events/contact.ts'
import { build as buildProjector } from '../../../../functions/project-month/handler.ts'
import { build as buildRelay } from '../../../../functions/relay/handler.ts'
import type { BusEvent } from '../../../../shared/aws/bus/publish.ts'
import { openTable } from '../../../../shared/aws/client.ts'
import { memoryItems } from '../../../../shared/aws/items/memory.ts'
import { insertOf } from '../../../../shared/aws/testing/stream-record.ts'
import type { Environment } from '../../../../shared/contracts/environment.ts'
import * as ports from '../../../../shared/ports.ts'
import { unannouncedOn } from '../../../../shared/repositories/roster/unannounced.ts'
import { contender as ours } from '../contenders/baixin.ts'
import { castoreOn } from '../contenders/castore.ts'
import { benchCadre } from '../contenders/contender.ts'
import { powertoolsOn } from '../contenders/powertools.ts'
import { counterKey, contender as textbookWay } from '../contenders/textbook.ts'
import { message } from '../pipeline.ts'
import type { Bus, Crash } from './unruly.ts'

/** One of those compared, with a bus that can be told to refuse entries, or to hand out everything twice and backwards. */
interface Peer {
  /** What the client calls; it calls again after an error, and sometimes though all went well. */
  take(contact: Contact): Promise<unknown>
  /** Hands out what streams and bus have. */
  settle(): Promise<void>
  /** Contacts that whoever reads finds counted, and that whoever listens was told of; all are to be the same. */
  counts(): Promise<readonly number[]>
}

async function counter(environment: Environment): Promise<number> {
  const { client, name } = openTable(environment, 'views')
  const { Item } = await client.send(
    new GetItemCommand({ TableName: name, Key: counterKey, ConsistentRead: true }),
  )
  return Number(Item?.contacts?.N ?? 0)
}

function baixin(environment: Environment, bus: Bus, crash: Crash): Peer {
  const prepare = ours.open(environment)
  const ledger = ports.ledger(environment)
  const facts = ports.facts(environment)
  const { cadreId, month } = benchCadre
  const inStream = new Set<string>()
  const stream: string[] = []
  const queue: string[] = []
  const relay = buildRelay({
    bus: {
      publish: async events =>
        events.flatMap((event, index) =>
          bus.take(JSON.stringify(event)) ? [] : [{ index, cause: 'InternalFailure', forGood: false }],
        ),
    },
    park: async () => {},
    unannounced: unannouncedOn(memoryItems()),
    now: () => new Date(),
  })
  const project = buildProjector(
    { ledger, facts: ports.factsViews(environment), listDemands: async () => {} },
    async () => {},
    () => new Date(),
  )
  return {
    take: contact => prepare([contact])(0),
    async settle() {
      const events = await ledger.readMonthEvents(cadreId, month, true)
      for (const { id } of events) if (!inStream.has(id)) stream.push(id)
      for (const { id } of events) inStream.add(id)
      // What was not relayed is handed out again, and so is what was not projected.
      while (stream.length > 0) {
        const Records = events
          .filter(({ id }) => stream.includes(id))
          .map(event => insertOf(event, month, event.id))
        const { batchItemFailures } = await relay({ Records })
        const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
        stream.splice(0, stream.length, ...failed)
      }
      queue.push(...bus.delivered)
      while (queue[0] !== undefined) {
        const event = { Records: [message(JSON.parse(queue[0]) as BusEvent, 0)] } as unknown as SQSEvent
        const { batchItemFailures } = await project(event)
        if (crash.dead) throw new Error('died while projecting')
        if (batchItemFailures.length === 0) queue.shift()
      }
    },
    counts: async () => [(await facts.readFacts(cadreId, month))?.facts.events ?? 0],
  }
}

function textbook(environment: Environment): Peer {
  const prepare = textbookWay.open(environment)
  return {
    take: contact => prepare([contact])(0),
    settle: async () => {},
    counts: async () => [await counter(environment)],
  }
}

function castore(environment: Environment, bus: Bus): Peer {
  const store = castoreOn(environment, bus.client)
  const seen = new Set<string>()
  return {
    async take({ id, ...payload }) {
      try {
        await store.pushEvent({ aggregateId: id, version: 1, type: 'contact', payload } as never)
      } catch (error) {
        // There already: that is how a repeat looks.
        if ((error as { code?: string }).code !== 'EventAlreadyExistsError') throw error
      }
    },
    async settle() {
      // The most favourable consumer: it knows every event that it has seen.
      for (const text of bus.delivered)
        seen.add((JSON.parse(text) as { event: { aggregateId: string } }).event.aggregateId)
    },
    counts: async () => [seen.size],
  }
}

function powertools(environment: Environment, bus: Bus): Peer {
  // The function has next to no time left, so that the next try comes after the record in progress has expired.
  const handle = powertoolsOn(environment, bus.client, 1)
  const heard = new Set<string>()
  return {
    async take(contact) {
      await new Promise(resolve => setTimeout(resolve, 5))
      return handle(contact)
    },
    async settle() {
      for (const text of bus.delivered) heard.add((JSON.parse(text) as { id: string }).id)
    },
    counts: async () => [await counter(environment), heard.size],
  }
}

/** Those compared. */
export const peers = { baixin, castore, textbook, powertools } as const
