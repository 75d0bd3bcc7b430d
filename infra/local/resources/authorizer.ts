import { createAuthorizer } from '../engine/http/authorizer.ts'
import { onlyKnows, type ResourceType } from './define.ts'

interface AuthorizerProperties {
  ApiId: string
  Name: string
  AuthorizerType: string
  IdentitySource: string[]
  JwtConfiguration: { Issuer: string; Audience: string[] }
}

export const authorizer: ResourceType<AuthorizerProperties> = {
  type: 'AWS::ApiGatewayV2::Authorizer',
  used: ['ApiId', 'Name', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration'],
  attributes: { AuthorizerId: name => name },
  start({ logicalId, name, properties }, world) {
    const { AuthorizerType: type, JwtConfiguration: jwt } = properties
    if (type !== 'JWT') throw new Error(`${logicalId}: AuthorizerType ${type} is not supported`)
    onlyKnows(`${logicalId}: JwtConfiguration`, jwt, ['Issuer', 'Audience'])
    const sources = properties.IdentitySource.map(source => {
      const [, kind, header] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? []
      if (header === undefined) throw new Error(`${logicalId}: IdentitySource ${source} is not supported`)
      return { kind: kind as 'header' | 'querystring', name: header }
    })
    const options = { issuer: jwt.Issuer, audience: [jwt.Audience].flat().map(String), sources }
    world.authorizers.set(name, { authorize: createAuthorizer(options, world.clock), sources })
  },
}
