import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { SQSEvent } from 'aws-lambda'
import type { Contact } from '../../../events/contact.ts'
import { build as buildProjector } from '../../../functions/project-month/handler.ts'
import { build as buildRelay } from '../../../functions/relay/handler.ts'
import type { BusEvent } from '../../../shared/aws/bus/publish.ts'
import { openTable } from '../../../shared/aws/client.ts'
import { insertOf } from '../../../shared/aws/testing/stream-record.ts'
import type { Environment } from '../../../shared/contracts/environment.ts'
import * as ports from '../../../shared/ports.ts'
import { contender as ours } from './contenders/baixin.ts'
import { castoreOn } from './contenders/castore.ts'
import { benchCadre } from './contenders/contender.ts'
import { powertoolsOn } from './contenders/powertools.ts'
import { counterKey, contender as textbookWay } from './contenders/textbook.ts'
import { message } from './pipeline.ts'

/** One of those compared, with a bus that can be told to refuse entries, or to hand out everything twice and backwards. */
interface Peer {
  /** What the client calls; it calls again after an error, and sometimes though all went well. */
  take(contact: Contact): Promise<unknown>
  /** Hands out what streams and bus have. */
  settle(): Promise<void>
  /** Contacts that whoever reads finds counted, and that whoever listens was told of; all are to be the same. */
  counts(): Promise<readonly number[]>
}

/** Lets the process die before one of its calls, and everything that it still tries after. */
export class Crash {
  #left = Number.POSITIVE_INFINITY
  dead = false

  /** Dies before the call of that number, from 1. */
  arm(call: number): void {
    this.#left = call
  }

  /** A new process takes over; whether the old one had died. */
  revive(): boolean {
    const was = this.dead
    this.dead = false
    this.#left = Number.POSITIVE_INFINITY
    return was
  }

  /** Each call of the process passes here. */
  pass(): void {
    this.#left--
    if (this.#left <= 0) this.dead = true
    if (this.dead) throw new Error('the process is dead')
  }
}

/** A bus in this process. */
class Bus {
  readonly #crash: Crash
  readonly taken: string[] = []
  /** Entries that it refuses before it takes the next. */
  refusing = 0
  /** Whether it hands out each event twice, the last one first. */
  unruly = false

  constructor(crash: Crash) {
    this.#crash = crash
  }

  /** Whether it takes an entry. */
  take(text: string): boolean {
    this.#crash.pass()
    if (this.refusing > 0) {
      this.refusing--
      return false
    }
    this.taken.push(text)
    return true
  }

  get delivered(): string[] {
    const all = this.taken.splice(0)
    return this.unruly ? [...all, ...all].reverse() : all
  }

  /** As much of the SDK's client as publishers use. It answers as EventBridge does: 200, and the refused ones inside. */
  get client(): EventBridgeClient {
    const send = async ({ input }: PutEventsCommand) => {
      const entries = (input.Entries ?? []).map(({ Detail = '' }) =>
        this.take(Detail) ? { EventId: 'taken' } : { ErrorCode: 'InternalFailure' },
      )
      const FailedEntryCount = entries.filter(entry => 'ErrorCode' in entry).length
      return { FailedEntryCount, Entries: entries }
    }
    return { send } as unknown as EventBridgeClient
  }
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
    unannounced: { markAnnounced: async () => {} },
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

const peers = { baixin, castore, textbook, powertools } as const

/** Those compared. */
export type PeerName = keyof typeof peers

/** What becomes of contacts under a fault. */
export type Verdict = 'right' | 'loses' | 'doubles'

const worst = (verdicts: readonly Verdict[]): Verdict => verdicts.find(each => each !== 'right') ?? 'right'

/** What each fault does to the contacts of one of those compared; `made` makes contacts that nobody took before. */
export async function faultsOf(
  name: PeerName,
  environment: Environment,
  made: (count: number) => Contact[],
): Promise<Readonly<Record<'duplicates' | 'a crash' | 'a refused entry' | 'disorder', Verdict>>> {
  const crash = new Crash()
  const bus = new Bus(crash)
  const { middlewareStack } = openTable(environment, 'ledger').client
  middlewareStack.add(
    next => async args => {
      crash.pass()
      return next(args)
    },
    { step: 'initialize', name: 'crash' },
  )
  const peer = peers[name](environment, bus, crash)
  const judge = async (contacts: readonly Contact[], happen: () => Promise<unknown>): Promise<Verdict> => {
    const before = await peer.counts()
    await happen()
    await peer.settle()
    const more = (await peer.counts()).map((count, n) => count - (before[n] as number))
    if (more.some(count => count > contacts.length)) return 'doubles'
    return more.some(count => count < contacts.length) ? 'loses' : 'right'
  }
  /** The client calls until it is told that all is well. */
  const insist = async (contact: Contact) => {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        return await peer.take(contact)
      } catch {}
    }
    throw new Error(`${name} takes no contact`)
  }
  try {
    // What was recorded before is none of the contacts that are judged.
    await peer.settle()
    const [twice] = made(1) as [Contact]
    const duplicates = await judge([twice], async () => {
      await insist(twice)
      await insist(twice)
    })
    const crashes: Verdict[] = []
    for (let call = 1, died = true; died; call++) {
      const [contact] = made(1) as [Contact]
      crashes.push(
        await judge([contact], async () => {
          crash.arm(call)
          await peer
            .take(contact)
            .then(() => peer.settle())
            .catch(() => {})
          died = crash.revive()
          if (died) await insist(contact)
        }),
      )
    }
    const [refused] = made(1) as [Contact]
    const entry = await judge([refused], async () => {
      bus.refusing = 1
      await insist(refused)
    })
    bus.refusing = 0
    bus.unruly = true
    const several = made(3)
    const disorder = await judge(several, async () => {
      for (const each of several) await insist(each)
    })
    return { duplicates, 'a crash': worst(crashes), 'a refused entry': entry, disorder }
  } finally {
    middlewareStack.remove('crash')
  }
}
