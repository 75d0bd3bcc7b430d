/** Requests a second and at once, as a stage has them. */
export interface Limits {
  ThrottlingRateLimit?: number
  ThrottlingBurstLimit?: number
}

/** Says whether a request may pass now; a token bucket for each route, as API Gateway keeps them. */
export type Throttle = (routeKey: string) => boolean

/** A throttle by the stage's limits; `now` in milliseconds, and never back. */
export function createThrottle(
  whole: Limits,
  byRoute: Record<string, Limits>,
  now: () => number = () => performance.now(),
): Throttle {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return routeKey => {
    const limits = { ...whole, ...byRoute[routeKey] }
    const rate = Number(limits.ThrottlingRateLimit ?? Number.POSITIVE_INFINITY)
    const burst = Number(limits.ThrottlingBurstLimit ?? Number.POSITIVE_INFINITY)
    if (rate === Number.POSITIVE_INFINITY || burst === Number.POSITIVE_INFINITY) return true
    const at = now()
    const bucket = buckets.get(routeKey) ?? { tokens: burst, at }
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * rate)
    buckets.set(routeKey, { tokens: Math.max(0, tokens - 1), at })
    return tokens >= 1
  }
}
