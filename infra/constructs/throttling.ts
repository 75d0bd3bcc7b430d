import { type Endpoint, routeKey } from '../../shared/contracts/endpoint.ts'
import { isFile } from '../../shared/contracts/media.ts'

/** Requests a second and at once, over all callers. */
export interface Throttle {
  readonly rateLimit: number
  readonly burstLimit: number
}

/** The whole API's. */
export const wholeApi: Throttle = { rateLimit: 1000, burstLimit: 2000 }

/** A sheet costs a function seconds and half a gigabyte; what anybody may ask, without a token, is an open door. */
const sheets: Throttle = { rateLimit: 10, burstLimit: 50 }
const withoutToken: Throttle = { rateLimit: 100, burstLimit: 200 }

function throttleOf(endpoint: Endpoint): Throttle | undefined {
  if (endpoint.public) return withoutToken
  const bodies = [endpoint.body, ...Object.values(endpoint.responses)]
  return bodies.some(body => body !== undefined && isFile(body)) ? sheets : undefined
}

/** Route settings of a stage: the routes that get less than the whole API. */
export function routeSettings(endpoints: readonly Endpoint[]): Record<string, object> {
  const settings = endpoints.flatMap(endpoint => {
    const throttle = throttleOf(endpoint)
    if (!throttle) return []
    const { rateLimit: ThrottlingRateLimit, burstLimit: ThrottlingBurstLimit } = throttle
    return [[routeKey(endpoint), { ThrottlingRateLimit, ThrottlingBurstLimit }]]
  })
  return Object.fromEntries(settings)
}
