import type { Clock } from '../../clock.ts'
import type { JsonObject } from '../../template/json.ts'
import { type ReceivedMessage, withDefaults } from '../queues/queue.ts'
import type { Queues } from '../queues/queues.ts'
import type { Deliver } from '../targets.ts'
import type { LambdaFunction } from './function.ts'
import type { Outcome } from './worker.ts'

/** How asynchronous invocations of a function are retried, and what happens to those that never succeed. */
export interface AsynchronousConfig {
  maximumRetries: number
  maximumAgeSeconds: number
  onSuccess: Deliver | undefined
  onFailure: Deliver | undefined
  /** Gets the bare payload of what failed. */
  deadLetter: Deliver | undefined
}

/** The queue behind a function's asynchronous invocations. */
export interface Asynchronous {
  config: AsynchronousConfig
  deliver: Deliver
  /** Invocations that wait or run. */
  pending(): number
  start(): void
  stop(): void
}

const CONCURRENCY = 10
const FIRST_RETRY_MS = 60_000

/** Gives a function its durable queue of asynchronous invocations. `retryWithinMs` cuts short the wait before a retry. */
export function createAsynchronous(
  fn: LambdaFunction,
  queues: Queues,
  clock: Clock,
  retryWithinMs: number = Number.MAX_SAFE_INTEGER,
): Asynchronous {
  const queue = withDefaults({
    name: `asynchronous ${fn.name}`,
    arn: `${fn.arn}:asynchronous`,
    url: '',
    visibilityTimeout: fn.timeoutSeconds + 60,
  })
  queues.declare(queue)
  const config: AsynchronousConfig = {
    maximumRetries: 2,
    maximumAgeSeconds: 21_600,
    onSuccess: undefined,
    onFailure: undefined,
    deadLetter: undefined,
  }
  let running = 0
  let stopped = false
  let unwatch = () => {}

  const dispatch = () => {
    while (!stopped && running < CONCURRENCY) {
      const [message] = queues.receive(queue, 1)
      if (!message) return
      running++
      void run(message).finally(() => {
        running--
        setImmediate(dispatch)
      })
    }
  }
  const run = async (message: ReceivedMessage) => {
    const outcome = await fn.invoke(JSON.parse(message.body))
    if (stopped) return
    const aged = Date.now() - message.sentAt > config.maximumAgeSeconds * 1000
    if ('error' in outcome && message.receiveCount <= config.maximumRetries && !aged) {
      const pause = Math.min(FIRST_RETRY_MS * message.receiveCount, retryWithinMs)
      queues.changeVisibility(queue, message.receipt, pause / 1000)
      queues.giveBack(queue, [message.receipt])
      return
    }
    const destination = 'error' in outcome ? config.onFailure : config.onSuccess
    destination?.(JSON.stringify(report(fn, message, outcome, clock)))
    if ('error' in outcome) config.deadLetter?.(message.body)
    queues.remove(queue, [message.receipt])
  }
  return {
    config,
    deliver: payload => void queues.send(queue, { body: payload }),
    pending: () => {
      const { visible, inFlight, delayed } = queues.depth(queue)
      return visible + inFlight + delayed
    },
    start() {
      queues.recover(queue)
      unwatch = queues.watch(queue, dispatch)
    },
    stop() {
      stopped = true
      unwatch()
    },
  }
}

/** What Lambda sends to the destination of an asynchronous invocation. */
function report(
  fn: LambdaFunction,
  message: ReceivedMessage,
  outcome: Outcome & { requestId: string },
  clock: Clock,
): JsonObject {
  const failed = 'error' in outcome
  return {
    version: '1.0',
    timestamp: new Date(clock.now()).toISOString(),
    requestContext: {
      requestId: outcome.requestId,
      functionArn: `${fn.arn}:$LATEST`,
      condition: failed ? 'RetriesExhausted' : 'Success',
      approximateInvokeCount: message.receiveCount,
    },
    requestPayload: JSON.parse(message.body),
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      ...(failed ? { functionError: 'Unhandled' } : {}),
    },
    responsePayload: failed ? { ...outcome.error } : JSON.parse(outcome.json),
  }
}
