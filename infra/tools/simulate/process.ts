import { type Chain, newChain } from './chain.ts'
import { type FaultKind, type Faults, type Hits, hit } from './faults.ts'
import type { Kernel } from './kernel.ts'

/** What a process does to the world outside, one after the other. */
export type Effect = 'read' | 'put' | 'remove' | 'transact' | 'send' | 'putEvents' | 'call'

/** One call of a function. */
interface Invocation {
  readonly place: string
  /** What it sends is a part of. */
  readonly chain: Chain
  /** Milliseconds since 1970, after which the platform ends it. */
  readonly deadline: number
  alive: boolean
  /** Places in which something went wrong on purpose; an empty one where it was in none alone. */
  readonly wrong: string[]
  readonly end: () => void
}

/** What became of a call. `wrong` are the places in which something went wrong on purpose meanwhile. */
export type Ended<Out> =
  | { readonly outcome: 'answered'; readonly answer: Out; readonly wrong: readonly string[] }
  | { readonly outcome: 'failed' | 'died'; readonly wrong: readonly string[] }

/** A refusal as the SDK gives it up. */
export const throttled = () =>
  Object.assign(new Error('busy'), { name: 'ProvisionedThroughputExceededException' })

/** What all processes of a world share. */
export interface Surroundings {
  readonly kernel: Kernel
  readonly faults: Faults
  readonly hits: Hits
}

/** One instance of a function, as Lambda keeps it: serves one call at a time, and remembers between them. */
export class Process {
  readonly name: string
  readonly #world: Surroundings
  #under: Invocation | undefined
  /** Milliseconds by which its clock is off. */
  readonly skew: number

  constructor(world: Surroundings, name: string) {
    this.#world = world
    this.name = name
    const place = world.faults.placeOf(`clock ${name}`)
    const isOff = world.faults.strikes('clockSkew', place)
    this.skew = isOff ? Math.round((world.faults.chance(place) - 0.5) * 6_000) : 0
  }

  /** What it is called for at the moment. */
  get about(): string {
    return this.#under?.place ?? ''
  }

  /** The chain of messages of which it is called at the moment. */
  get chain(): Chain {
    return this.#under?.chain ?? newChain
  }

  /** Notes that something goes wrong on purpose, where that happens in this place. */
  suffers(kind: FaultKind, place: string): boolean {
    const strikes = this.#world.faults.strikes(kind, place)
    if (strikes) this.#under?.wrong.push(place)
    return strikes
  }

  /** A number from 0 up to 1 for a place. */
  chance(place: string): number {
    return this.#world.faults.chance(place)
  }

  /** Notes that something that was wrong before goes on. */
  disturb(): void {
    this.#under?.wrong.push('')
  }

  /** Does one thing to the world outside, some milliseconds later and at once. Around it the process may die for good. */
  step<Result>(
    effect: Effect,
    what: string,
    apply: (place: string) => Promise<Result>,
    refuses: (place: string) => Error | undefined = () => undefined,
  ): Promise<Result> {
    const { kernel, faults, hits } = this.#world
    const under = this.#under
    if (!under) return new Promise(() => {})
    const place = faults.placeOf(`${this.name} ${effect} ${what}`)
    const strikes = (kind: FaultKind) => {
      if (!faults.strikes(kind, place)) return false
      under.wrong.push(place)
      return true
    }
    const chance = faults.chance(place)
    const wait = strikes('slow') ? 2_000 + 60_000 * chance ** 2 : 1 + 12 * chance
    return new Promise<Result>((resolve, reject) => {
      kernel.after(wait, () => {
        if (!under.alive) return
        if (kernel.now > under.deadline) {
          hit(hits, 'a function ran out of time')
          under.wrong.push('')
          return under.end()
        }
        if (strikes('crashBefore')) {
          hit(hits, `crashBefore ${effect}`)
          return under.end()
        }
        const refusal = refuses(place)
        if (refusal) return reject(refusal)
        apply(place).then(result => {
          if (strikes('crashAfter')) {
            hit(hits, `crashAfter ${effect}`)
            return under.end()
          }
          resolve(result)
        }, reject)
      })
    })
  }

  /** Does a piece of work as a call, and says what went wrong on purpose meanwhile. */
  serve<Out>(
    { place, chain, seconds }: Pick<Invocation, 'place' | 'chain'> & { readonly seconds: number },
    work: (context: { getRemainingTimeInMillis(): number }) => Promise<Out>,
  ): Promise<Ended<Out>> {
    const { kernel } = this.#world
    const deadline = kernel.now + seconds * 1000
    return new Promise(resolve => {
      const finish = (ended: Ended<Out>) => {
        if (!under.alive) return
        under.alive = false
        resolve(kernel.now > deadline ? { outcome: 'died', wrong: [...under.wrong, ''] } : ended)
      }
      const under: Invocation = {
        place,
        chain,
        deadline,
        alive: true,
        wrong: [],
        end: () => finish({ outcome: 'died', wrong: [...under.wrong, ''] }),
      }
      this.#under = under
      work({ getRemainingTimeInMillis: () => Math.max(0, deadline - kernel.now) }).then(
        answer => finish({ outcome: 'answered', answer, wrong: under.wrong }),
        () => finish({ outcome: 'failed', wrong: under.wrong }),
      )
    })
  }
}
