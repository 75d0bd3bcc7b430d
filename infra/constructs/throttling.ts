import { costs } from '../../shared/contracts/cost.ts'
import { type Endpoint, routeKey } from '../../shared/contracts/endpoint.ts'

/** Route settings of a stage: the routes whose endpoints are dearer than usual. */
export function routeSettings(endpoints: readonly Endpoint[]): Record<string, object> {
  const dear = endpoints.filter(({ cost }) => cost !== 'usual')
  return Object.fromEntries(
    dear.map(endpoint => {
      const { perSecond: ThrottlingRateLimit, burst: ThrottlingBurstLimit } = costs[endpoint.cost]
      return [routeKey(endpoint), { ThrottlingRateLimit, ThrottlingBurstLimit }]
    }),
  )
}
