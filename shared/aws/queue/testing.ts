import type { SQSEvent } from 'aws-lambda'

/** A batch as a queue hands it over: messages `m0`, `m1`, …; a string as body goes as it is, anything else as JSON. */
export function sqsEvent(bodies: readonly unknown[]): SQSEvent {
  const Records = bodies.map((body, n) => ({
    messageId: `m${n}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }))
  return { Records } as SQSEvent
}
