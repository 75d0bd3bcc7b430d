import type { SQSEvent } from 'aws-lambda'

/** A batch as a queue hands it over, `m0`, `m1`, …: strings as they are, else JSON; each received `receives` times. */
export function sqsEvent(bodies: readonly unknown[], receives = 1): SQSEvent {
  const Records = bodies.map((body, n) => ({
    messageId: `m${n}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: String(receives) },
  }))
  return { Records } as SQSEvent
}
