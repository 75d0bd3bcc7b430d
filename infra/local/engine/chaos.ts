import { type Operation, ServiceError } from './aws-json.ts'
import type { PutEventsInput } from './eventbridge/operations.ts'
import type { LambdaFunction } from './lambda/function.ts'
import type { Queues } from './queues/queues.ts'

/** What goes wrong. */
export type Trouble = 'delayed' | 'duplicated' | 'redelivered' | 'throttled' | 'partlyRefused' | 'outage'

/** How often something goes wrong, of a thousand times. */
const perMille: Record<Exclude<Trouble, 'outage'>, number> = {
  delayed: 300,
  duplicated: 100,
  redelivered: 100,
  throttled: 30,
  partlyRefused: 300,
}

/** Seconds that a message is late at most. */
const latest = 2
/** Milliseconds between the beginnings of outages of the bus, and how long one lasts; the first begins after a pause. */
const [between, lasts] = [30_000, 8_000]

/** Trouble on purpose: all that is allowed to happen in AWS happens often. */
export interface Chaos {
  readonly seed: number
  /** How often each kind of trouble struck until now. */
  readonly struck: Readonly<Record<Trouble, number>>
  /** @throws ServiceError if the call is throttled, or the bus is out. */
  check(service: string, operation: string): void
  /** Queues that deliver late, in another order, and now and then twice. */
  queues(queues: Queues): Queues
  /** A consumer to which a batch that went well may come again. */
  consumer(fn: LambdaFunction): LambdaFunction
  /** PutEvents that refuses some entries of a call. */
  bus(operations: Record<string, Operation<PutEventsInput>>): Record<string, Operation<PutEventsInput>>
}

/** Chaos that follows from its seed and the order of what happens; `now` in milliseconds. */
export function createChaos(seed: number, now: () => number = Date.now): Chaos {
  const random = generator(seed)
  const began = now()
  const struck = { delayed: 0, duplicated: 0, redelivered: 0, throttled: 0, partlyRefused: 0, outage: 0 }
  const strikes = (trouble: Exclude<Trouble, 'outage'>) => {
    const hit = random() * 1000 < perMille[trouble]
    if (hit) struck[trouble]++
    return hit
  }
  const isOut = () => {
    const since = now() - began
    return since >= between / 2 && (since - between / 2) % between < lasts
  }

  return {
    seed,
    struck,
    check(service, operation) {
      if (service === 'dynamodb' && strikes('throttled'))
        throw new ServiceError('ProvisionedThroughputExceededException', 'chaos: slow down')
      if (operation === 'PutEvents' && isOut()) {
        struck.outage++
        throw new ServiceError('ThrottlingException', 'chaos: the bus is out')
      }
    },
    queues: queues => ({
      ...queues,
      send(queue, message) {
        const late = (strikes('delayed') ? random() : 0) * latest
        const delaySeconds = (message.delaySeconds ?? queue.delay) + late
        if (strikes('duplicated')) queues.send(queue, { ...message, delaySeconds: delaySeconds + random() })
        return queues.send(queue, { ...message, delaySeconds })
      },
    }),
    consumer: fn =>
      Object.create(fn, {
        invoke: {
          async value(event: unknown) {
            const outcome = await fn.invoke(event)
            if (strikes('redelivered')) await fn.invoke(event)
            return outcome
          },
        },
      }),
    bus: ({ PutEvents, ...others }) => ({
      ...others,
      async PutEvents(input, signal) {
        const entries = input.Entries ?? []
        if (!PutEvents || entries.length === 0 || !strikes('partlyRefused'))
          return PutEvents?.(input, signal) ?? {}
        const taken = entries.filter(() => random() < 0.5)
        const answer = taken.length > 0 ? await PutEvents({ Entries: taken }, signal) : { Entries: [] }
        const answers = [...(answer.Entries as object[])]
        const refused = { ErrorCode: 'InternalFailure', ErrorMessage: 'chaos: not this one' }
        return {
          FailedEntryCount: entries.length - taken.length + Number(answer.FailedEntryCount ?? 0),
          Entries: entries.map(entry => (taken.includes(entry) ? answers.shift() : refused)) as never,
        }
      },
    }),
  }
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
