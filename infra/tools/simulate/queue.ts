import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { mostCallsInChain } from '../../constructs/recursion.ts'
import { type Chain, newChain } from './chain.ts'
import { hit } from './faults.ts'
import type { Host } from './host.ts'
import { isNeighbours } from './neighbours.ts'
import type { Surroundings } from './process.ts'

/** Tries before a message is a dead letter, as the stack has it. */
const maxReceives = 5

/** A message in a queue. */
interface Message {
  readonly id: string
  readonly body: string
  readonly about: string
  readonly chain: Chain
  receives: number
  /** Whether each time that it failed something went wrong on purpose. */
  explained: boolean
}

/** A message that nobody could work on, as often as it was given out. */
export type DeadLetter = Omit<Message, 'id'>

/** What a queue is made of, see `FunctionDeclaration`. */
export interface QueueSettings {
  readonly name: string
  readonly batchSize: number
  /** Seconds to gather a batch. */
  readonly window: number
  readonly maxConcurrency: number
  /** Its function: how it is called, seconds that it may run, and whether Lambda lets it go on in a long chain. */
  readonly consumer: { readonly name: string; readonly timeout: number; readonly mayCallItself: boolean }
}

/** What a message is about, short and the same for the same. */
function aboutOf(body: string): string {
  const said = JSON.parse(body)
  const { type, id, subject, subjectId } = said.detail ?? {}
  if (said.detail) return subject ? `${subject} ${subjectId} changed` : `${type} ${String(id).slice(-4)}`
  const { kind, cadreId, orgId, month, at, tries } = said
  return [kind ?? 'record', cadreId ?? orgId, month ?? at, tries && `try ${tries}`].filter(Boolean).join(' ')
}

/** A queue with its consumer: at least once, in no order, each message a few times before it is dead. */
export class Queue {
  readonly dead: DeadLetter[] = []
  /** What was handed back though something went wrong with others of its batch alone. */
  readonly blamed: string[] = []
  readonly #world: Surroundings
  readonly #settings: QueueSettings
  readonly #host: Host<SQSEvent, SQSBatchResponse>
  readonly #ready: Message[] = []
  #under = 0
  #polling = false

  constructor(world: Surroundings, settings: QueueSettings, host: Host<SQSEvent, SQSBatchResponse>) {
    this.#world = world
    this.#settings = settings
    this.#host = host
  }

  /** Whether a message is there, or worked on. */
  get isBusy(): boolean {
    return this.#under > 0 || this.#ready.length > 0
  }

  /** Takes a message, to be handed out after some seconds. */
  send(body: string, delay = 0, chain = newChain): void {
    const { faults } = this.#world
    const about = aboutOf(body)
    const id = faults.placeOf(`${this.#settings.name} ${about}`)
    const late = faults.strikes('queueReorder', id) ? 600_000 * faults.chance(`late ${id}`) : 0
    const message = { id, body, about, chain, receives: 0, explained: true }
    this.#later(message, delay * 1000 + 20 * faults.chance(id) + late)
  }

  /** Hands dead letters out again, as an operator would. */
  redrive(): number {
    const dead = this.dead.splice(0)
    for (const { body, chain } of dead) this.send(body, 0, chain)
    return dead.length
  }

  #later(message: Message, milliseconds: number): void {
    this.#world.kernel.after(milliseconds, () => {
      this.#ready.push(message)
      this.#poll(this.#settings.window * 1000 * this.#world.faults.chance(`window ${message.id}`))
    })
  }

  #poll(milliseconds: number): void {
    if (this.#polling) return
    this.#polling = true
    this.#world.kernel.after(milliseconds, () => {
      this.#polling = false
      this.#take()
    })
  }

  #take(): void {
    const { faults } = this.#world
    while (this.#ready.length > 0 && this.#under < this.#settings.maxConcurrency) {
      const split = faults.strikes('queueSplit', `split ${this.#ready[0]?.id} ${this.#ready[0]?.receives}`)
      this.#under++
      const batch = this.#ready.splice(0, split ? 1 : this.#settings.batchSize)
      void this.#hand(batch.filter(message => this.#letsGoOn(message)))
    }
  }

  /** Whether Lambda hands a message out: where a chain is too long, it does not, and the message is dead at once. */
  #letsGoOn(message: Message): boolean {
    const { name, mayCallItself } = this.#settings.consumer
    if ((message.chain.get(name) ?? 0) < mostCallsInChain) return true
    hit(this.#world.hits, 'a chain was longer than Lambda bears unless it is told')
    if (!mayCallItself) this.dead.push({ ...message, explained: false })
    return mayCallItself
  }

  async #hand(batch: readonly Message[]): Promise<void> {
    const { faults, hits } = this.#world
    for (const message of batch) message.receives++
    const Records = batch.map(({ id, body, receives }) => ({
      messageId: id,
      body,
      attributes: { ApproximateReceiveCount: String(receives) },
    }))
    const about = batch.map(({ about }) => about).join(', ')
    const chains = batch.map(({ chain }) => chain)
    const ended = await this.#host.call(about, { Records } as SQSEvent, { chains })
    const failed = new Set(
      ended.outcome === 'answered'
        ? ended.answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
        : batch.map(({ id }) => id),
    )
    for (const message of batch) {
      if (failed.has(message.id)) {
        message.explained &&= ended.wrong.length > 0
        if (ended.outcome !== 'died' && isNeighbours(message.body, ended.wrong))
          this.blamed.push(message.about)
        this.#again(message)
      } else if (faults.strikes('queueDuplicate', `again ${message.id} ${message.receives}`))
        this.#later(message, 90_000 * faults.chance(`again ${message.id}`))
    }
    hit(hits, failed.size > 0 ? 'a message came back' : 'a batch was done')
    this.#under--
    this.#take()
  }

  #again(message: Message): void {
    const { hits } = this.#world
    if (message.receives >= maxReceives) {
      hit(hits, 'a message died')
      this.dead.push(message)
      return
    }
    // Hidden for as long as the stack says: six of the consumer's timeouts.
    this.#later(message, (6 * this.#settings.consumer.timeout + this.#settings.window) * 1000)
  }
}
