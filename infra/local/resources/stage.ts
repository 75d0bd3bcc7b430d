import type { ResourceType } from './define.ts'

interface StageProperties {
  ApiId: string
  StageName: string
  AutoDeploy?: boolean
}

export const stage: ResourceType<StageProperties> = {
  type: 'AWS::ApiGatewayV2::Stage',
  nameProperty: 'StageName',
  properties: {
    ApiId: 'used',
    StageName: 'used',
    AutoDeploy: 'used',
    AccessLogSettings: 'ignored: no access log here',
    DefaultRouteSettings: 'ignored: nothing is throttled or measured',
    RouteSettings: 'ignored: nothing is throttled or measured',
    Description: 'ignored: for people',
    Tags: 'ignored: nobody reads them',
  },
  start({ logicalId, properties }) {
    if (properties.StageName !== '$default')
      throw new Error(`${logicalId}: only the stage $default is supported`)
    if (!properties.AutoDeploy)
      throw new Error(`${logicalId}: a stage without AutoDeploy would serve nothing`)
  },
}
