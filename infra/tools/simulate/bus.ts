import type { PutEventsCommandInput, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import type { Subscription } from '../../../shared/contracts/function.ts'
import { hit } from './faults.ts'
import { type Process, type Surroundings, throttled } from './process.ts'
import type { Queue } from './queue.ts'

/** From when to when the bus refuses everything: milliseconds since 1970. */
export type Outage = readonly [from: number, until: number]

/** What PutEvents answers, entry by entry. */
export interface BusAnswer {
  readonly Entries: readonly { readonly EventId?: string; readonly ErrorCode?: string }[]
}

/** A rule of the bus. */
export interface Rule {
  readonly events: Subscription['events']
  readonly queue: Queue
}

/** The bus: takes entries or refuses them, and delivers what it took to every queue that wants it, at least once. */
export class Bus {
  /** Ids of what was announced. */
  readonly announced = new Set<string>()
  /** Months from which on announced changes of the roster bear on results. */
  readonly monthsChanged = new Set<string>()
  /** Months from which on somebody was to be assessed again for changes of the roster. */
  readonly monthsAsked = new Set<string>()
  readonly #world: Surroundings
  readonly #outages: readonly Outage[]
  readonly #rules: Rule[] = []

  constructor(world: Surroundings, outages: readonly Outage[]) {
    this.#world = world
    this.#outages = outages
  }

  addRule(rule: Rule): void {
    this.#rules.push(rule)
  }

  /** PutEvents as one process calls it. */
  putEvents(process: Process, { Entries = [] }: PutEventsCommandInput): Promise<BusAnswer> {
    const { kernel, hits } = this.#world
    const ids = Entries.map(idOf)
    return process.step(
      'putEvents',
      `${ids[0]}${ids.length > 1 ? ` and ${ids.length - 1} more` : ''}`,
      async place => ({
        Entries: Entries.map((entry, index) => {
          if (process.suffers('entryRefused', `${place}, ${index}`)) {
            hit(hits, 'the bus refused a part of a call')
            return { ErrorCode: 'ThrottlingException' }
          }
          this.#deliver(entry, `${place}, ${index}`)
          return { EventId: 'taken' }
        }),
      }),
      place => {
        const isOut = this.#outages.some(([from, until]) => from <= kernel.now && kernel.now < until)
        if (isOut) {
          process.disturb()
          hit(hits, 'the bus refused everything for a while')
        }
        return isOut || process.suffers('callRefused', place) ? throttled() : undefined
      },
    )
  }

  #deliver(entry: PutEventsRequestEntry, place: string): void {
    const { kernel, faults } = this.#world
    this.announced.add(idOf(entry))
    const type = entry.DetailType as Subscription['events'][number]
    const { from } = JSON.parse(entry.Detail ?? '{}')
    if (from !== undefined) this.monthsChanged.add(from.slice(0, 7))
    const body = `{"version":"0","detail-type":"${type}","source":"${entry.Source}","detail":${entry.Detail}}`
    for (const { events, queue } of this.#rules) {
      if (!events.includes(type)) continue
      for (const copy of faults.strikes('busDuplicate', place) ? [1, 2] : [1]) {
        const late = faults.strikes('busLate', `${place}, ${copy}`)
        const chance = faults.chance(`delivery ${place}, ${copy}`)
        kernel.after(late ? 7_200_000 * chance ** 3 : 100 + 400 * chance, () => queue.send(body))
      }
    }
  }
}

/** What an entry is about: an event's own id, or what was assessed. */
function idOf({ Detail = '{}' }: PutEventsRequestEntry): string {
  const { type, id, cadreId, month, revision } = JSON.parse(Detail)
  return type === 'assessed'
    ? `${cadreId} ${month} revision ${revision}`
    : `${cadreId ?? ''} ${month ?? ''} ${id}`
}
