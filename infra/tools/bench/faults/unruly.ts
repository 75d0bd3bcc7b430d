import type { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'

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
export class Bus {
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
