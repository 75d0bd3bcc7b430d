import { setTimeout as pause } from 'node:timers/promises'

/** How often a request is made at most; with a second each, longer than any outage that a local stack feigns. */
const attempts = 30

/** A `fetch` that asks again after as many seconds as `Retry-After` says (RFC 9110 §10.2.3). */
export const patientFetch: typeof fetch = async (input, init) => {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(input, init)
    const seconds = response.headers.get('retry-after')
    if (response.ok || seconds === null || attempt === attempts) return response
    await response.body?.cancel()
    await pause(Number(seconds) * 1000)
  }
}
