import { createThrottle, type Limits } from '../engine/http/throttle.ts'
import { onlyKnows, type ResourceType } from './define.ts'

interface StageProperties {
  ApiId: string
  StageName: string
  AutoDeploy?: boolean
  DefaultRouteSettings?: Limits
  RouteSettings?: Record<string, Limits>
}

const LIMITS = ['ThrottlingRateLimit', 'ThrottlingBurstLimit']

export const stage: ResourceType<StageProperties> = {
  type: 'AWS::ApiGatewayV2::Stage',
  nameProperty: 'StageName',
  used: ['ApiId', 'StageName', 'AutoDeploy', 'DefaultRouteSettings', 'RouteSettings'],
  ignored: { AccessLogSettings: 'no access log here' },
  start({ logicalId, properties }, world) {
    if (properties.StageName !== '$default')
      throw new Error(`${logicalId}: only the stage $default is supported`)
    if (!properties.AutoDeploy)
      throw new Error(`${logicalId}: a stage without AutoDeploy would serve nothing`)
    const { DefaultRouteSettings: whole = {}, RouteSettings: byRoute = {} } = properties
    for (const limits of [whole, ...Object.values(byRoute)])
      onlyKnows(`${logicalId}: RouteSettings`, limits, LIMITS)
    if (world.api) world.api.throttle = createThrottle(whole, byRoute)
  },
}
