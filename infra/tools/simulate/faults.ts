import { chanceAt } from './chance.ts'

/** What can go wrong on the way, with how often it does in a world where it does at all. */
export const faultKinds = {
  crashBefore: [0.02, 'the process dies before an effect'],
  crashAfter: [0.02, 'the process dies after an effect'],
  throttled: [0.04, 'a table refuses a call'],
  lostAnswer: [0.04, 'a write is done, its answer lost, and the SDK’s repeat refused'],
  unreadable: [0.05, 'what is known of a cadre’s months cannot be read for some hours'],
  conflict: [0.06, 'a transaction is cancelled for another’s sake'],
  staleRead: [0.4, 'an eventually consistent read is late'],
  slow: [0.02, 'an effect takes seconds, or longer than the function has'],
  queueRefuses: [0.06, 'the queue takes a part of the messages only'],
  entryRefused: [0.2, 'the bus refuses one entry of a call'],
  callRefused: [0.1, 'the bus refuses a call'],
  streamReplay: [0.15, 'a stream hands out again what was done'],
  streamForgets: [0.01, 'a stream forgets a record that nobody took'],
  streamSplit: [0.3, 'a stream hands out one record at a time'],
  busDuplicate: [0.15, 'the bus delivers twice'],
  busLate: [0.1, 'the bus delivers minutes or hours later'],
  queueDuplicate: [0.1, 'a queue hands out a message that was done'],
  queueReorder: [0.2, 'a queue hands out a message long after its followers'],
  queueSplit: [0.5, 'messages of one cadre are worked on at the same time'],
  clockSkew: [0.3, 'the clock of a process is seconds off'],
  clientRepeats: [0.1, 'a client sends again what was answered'],
  clientGivesUp: [0.05, 'a client never learns what became of its request'],
  doubleFiring: [0.3, 'a schedule fires twice'],
  missedFiring: [0.3, 'a schedule does not fire'],
  receiverRefuses: [0.3, 'the receiver of messages answers 503'],
} as const satisfies Record<string, readonly [rate: number, about: string]>

export type FaultKind = keyof typeof faultKinds

/** All kinds. */
export const allFaults = Object.keys(faultKinds) as FaultKind[]

/** Kinds that happen to what is told alone; and that would leave it rightly untold, or meet nothing of a morning. */
export const ofTelling: readonly FaultKind[] = ['receiverRefuses']
const ofRequests = ['conflict', 'staleRead', 'clientRepeats', 'clientGivesUp'] as const
export const notOfTelling: readonly FaultKind[] = ['unreadable', 'streamForgets', ...ofRequests]

/** A fault that happened. */
export interface Fault {
  readonly kind: FaultKind
  /** Where, so that the same fault is found again in the same world with fewer things in it. */
  readonly place: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What a place is prefixed with where a kind is drawn. */
const prefixes = Object.fromEntries(allFaults.map(kind => [kind, `${kind} `])) as Record<FaultKind, string>

/** Counts of what was reached, by name. */
export type Hits = Map<string, number>

/** Adds one. */
export const hit = (hits: Hits, name: string, by = 1): void => void hits.set(name, (hits.get(name) ?? 0) + by)

/** Which faults may happen in a world. */
export interface FaultPlan {
  readonly seed: number
  readonly kinds: ReadonlySet<FaultKind>
  /** From when on, in milliseconds since 1970; from the beginning unless said. */
  readonly from?: number | undefined
  /** Times the usual rate. */
  readonly intensity: number
  /** Places in which none happens: those that a failing schedule does not need. */
  readonly spared?: ReadonlySet<string>
}

/** Decides where faults happen: by seed and place alone, until the world is left in peace. */
export class Faults {
  readonly happened: Fault[] = []
  #peace = false
  readonly #plan: FaultPlan
  readonly #now: () => number
  readonly #times = new Map<string, number>()

  constructor(plan: FaultPlan, now: () => number) {
    this.#plan = plan
    this.#now = now
  }

  /** From now on nothing goes wrong. */
  leaveInPeace(): void {
    this.#peace = true
  }

  /** A place of its own for each time that something is done: `place 2` for the second. */
  placeOf(what: string): string {
    const n = (this.#times.get(what) ?? 0) + 1
    this.#times.set(what, n)
    return n === 1 ? what : `${what} ${n}`
  }

  /** A number from 0 up to 1 for a place. */
  chance(place: string): number {
    return chanceAt(this.#plan.seed, place)
  }

  /** Whether a fault of a kind happens in a place. */
  strikes(kind: FaultKind, place: string): boolean {
    const { kinds, intensity, spared, seed, from = 0 } = this.#plan
    if (this.#peace || !kinds.has(kind) || this.#now() < from) return false
    if (chanceAt(seed, place, prefixes[kind]) >= faultKinds[kind][0] * intensity) return false
    if (spared?.has(`${kind} ${place}`)) return false
    this.happened.push({ kind, place, at: this.#now() })
    return true
  }
}
