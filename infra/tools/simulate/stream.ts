import type { Item } from '../../../shared/aws/items/items.ts'
import type { StreamRecord } from '../../../shared/aws/stream.ts'
import { putOf } from '../../../shared/aws/testing/stream-record.ts'
import { hashOf } from './chance.ts'
import { hit } from './faults.ts'
import type { Host } from './host.ts'
import type { Surroundings } from './process.ts'

/** What a stream is relayed by. */
export type Relay = Host<
  { readonly Records: readonly StreamRecord[] },
  { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] }
>

const hour = 3_600_000

/** Age at which the mapping gives a record up, as the stack has it. */
const maxAge = 23 * hour

/**
 * Longest pause between tries; in truth it is a minute, and a day of them would take long to simulate. What is about to be
 * forgotten is tried more often, as it would be: whether two tries in a row may fail is not the question.
 */
const longestPause = { usual: 40 * 60_000, atLast: 5 * 60_000 } as const

/** Age of a record from which on its tries are the last ones. */
const nearEnd = 21 * hour

/** How a stream is read, see `Stream` of a declaration. */
export interface StreamSettings {
  readonly name: string
  readonly batchSize: number
  /** Tries of a batch before its records are given up; without an end unless said. */
  readonly mostTries?: number | undefined
  /** Whether somebody finds what it forgets. */
  readonly isSwept: boolean
}

interface Known {
  readonly item: Item
  readonly at: number
  record?: StreamRecord
}

/** One shard: in order, one batch at a time, from the first record that failed on. */
class Shard {
  readonly #world: Surroundings
  readonly #settings: StreamSettings
  readonly #relay: Relay
  readonly #givenUp: (item: Item) => void
  readonly #records: Known[] = []
  readonly #name: string
  #position = 0
  #tries = 0
  #under = false

  constructor(
    world: Surroundings,
    settings: StreamSettings,
    number: number,
    relay: Relay,
    givenUp: (item: Item) => void,
  ) {
    this.#world = world
    this.#settings = settings
    this.#relay = relay
    this.#givenUp = givenUp
    this.#name = `${settings.name} shard ${number}`
  }

  append(item: Item): void {
    this.#records.push({ item, at: this.#world.kernel.now })
    if (!this.#under && this.#records.length === this.#position + 1) this.#pollAfter(200)
  }

  #pollAfter(milliseconds: number): void {
    this.#world.kernel.after(milliseconds, () => void this.#poll())
  }

  #recordOf(index: number): StreamRecord {
    const known = this.#records[index] as Known
    const { eventName, dynamodb } = known.record ?? putOf(known.item, `${this.#name} ${index}`)
    known.record = {
      eventName: eventName ?? '',
      dynamodb: { ...dynamodb, ApproximateCreationDateTime: known.at / 1000 },
    }
    return known.record
  }

  #giveUpOld(): void {
    const { kernel, hits } = this.#world
    for (; this.#position < this.#records.length; this.#position++) {
      const { item, at } = this.#records[this.#position] as Known
      if (at >= kernel.now - maxAge) return
      hit(hits, 'a stream forgot')
      this.#givenUp(item)
    }
  }

  async #poll(): Promise<void> {
    const { faults, kernel, hits } = this.#world
    if (this.#under) return
    this.#giveUpOld()
    const from = this.#position
    if (from >= this.#records.length) return
    this.#under = true
    const place = faults.placeOf(`${this.#name} from ${from}`)
    if (this.#settings.isSwept && faults.strikes('streamForgets', place)) {
      hit(hits, 'a stream forgot')
      this.#givenUp((this.#records[from] as Known).item)
      this.#position++
      this.#under = false
      return this.#pollAfter(0)
    }
    const size = faults.strikes('streamSplit', place) || this.#tries > 1 ? 1 : this.#settings.batchSize
    const Records = this.#records.slice(from, from + size).map((_, index) => this.#recordOf(from + index))
    const ended = await this.#relay.call(`${this.#name} from ${from}`, { Records })
    const failed = new Set(
      ended.outcome === 'answered'
        ? ended.answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
        : Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? ''),
    )
    const first = Records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''))
    this.#position = first === -1 ? from + Records.length : from + first
    this.#tries = first === -1 ? 0 : this.#tries + 1
    if (first === -1 && faults.strikes('streamReplay', place)) {
      const back = 1 + Math.floor(faults.chance(place) * 3)
      const oldest = this.#records.findIndex(({ at }) => at >= kernel.now - maxAge)
      this.#position = Math.max(oldest, this.#position - back)
    }
    if (first !== -1) hit(hits, 'a stream handed out again what failed')
    if (this.#tries >= (this.#settings.mostTries ?? Number.POSITIVE_INFINITY)) {
      this.#position++
      this.#tries = 0
    }
    this.#under = false
    const next = this.#records[this.#position]
    if (!next) return
    const longest = kernel.now - next.at < nearEnd ? longestPause.usual : longestPause.atLast
    this.#pollAfter(this.#tries === 0 ? 50 : Math.min(longest, 500 * 2 ** this.#tries))
  }
}

/** A table's stream: each item that was put, in order within its shard. */
export class Stream {
  readonly #shards: readonly Shard[]

  constructor(world: Surroundings, settings: StreamSettings, relay: Relay, givenUp: (item: Item) => void) {
    this.#shards = [0, 1].map(number => new Shard(world, settings, number, relay, givenUp))
  }

  append(item: Item): void {
    this.#shards[hashOf(0, item.pk) % this.#shards.length]?.append(item)
  }
}
