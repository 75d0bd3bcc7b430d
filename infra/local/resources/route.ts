import type { ResourceType } from './define.ts'

interface RouteProperties {
  ApiId: string
  RouteKey: string
  Target: string
  AuthorizationType?: string
  AuthorizerId?: string
  AuthorizationScopes?: string[]
}

export const route: ResourceType<RouteProperties> = {
  type: 'AWS::ApiGatewayV2::Route',
  used: ['ApiId', 'RouteKey', 'Target', 'AuthorizationType', 'AuthorizerId', 'AuthorizationScopes'],
  ignored: { OperationName: 'for people' },
  start({ logicalId, properties }, world) {
    const integration = world.integrations.get(properties.Target.replace(/^integrations\//, ''))
    if (!integration) throw new Error(`${logicalId}: no integration ${properties.Target}`)
    const { AuthorizationType: type = 'NONE', AuthorizerId, AuthorizationScopes: scopes = [] } = properties
    if (type !== 'NONE' && type !== 'JWT')
      throw new Error(`${logicalId}: AuthorizationType ${type} is not supported`)
    const authorizer = world.authorizers.get(AuthorizerId ?? '')
    if (type === 'JWT' && !authorizer) throw new Error(`${logicalId}: no authorizer ${AuthorizerId}`)
    world.api?.routes.push({
      key: properties.RouteKey,
      value: {
        ...integration,
        authorizer: type === 'JWT' && authorizer ? { ...authorizer, scopes } : undefined,
      },
    })
  },
}
