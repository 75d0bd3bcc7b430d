import type { SQSEvent } from 'aws-lambda'

/**
 * A batch as a queue hands it over: messages `m0`, `m1`, …; a string as body goes as it is, anything else as JSON.
 * `receives` is how often each was handed out.
 */
export function sqsEvent(bodies: readonly unknown[], receives = 1): SQSEvent {
  const Records = bodies.map((body, n) => ({
    messageId: `m${n}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: String(receives) },
  }))
  return { Records } as SQSEvent
}
