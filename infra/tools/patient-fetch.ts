import { setTimeout as pause } from 'node:timers/promises'

/** How often a request is made at most; with a second each, longer than any outage that a local stack feigns. */
const attempts = 30

/** Milliseconds until it is worth another try; API Gateway, which throttles by itself, does not say how many. */
function pauseOf({ ok, status, headers }: Response): number | undefined {
  const seconds = headers.get('retry-after')
  if (ok) return undefined
  if (seconds !== null) return Number(seconds) * 1000
  return status === 429 ? 500 : undefined
}

/** A `fetch` that asks again after as many seconds as `Retry-After` says (RFC 9110 §10.2.3), and when it is throttled. */
export const patientFetch: typeof fetch = async (input, init) => {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(input, init)
    const milliseconds = pauseOf(response)
    if (milliseconds === undefined || attempt === attempts) return response
    await response.body?.cancel()
    await pause(milliseconds)
  }
}
