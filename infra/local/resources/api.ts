import type { Cors } from '../engine/http/cors.ts'
import { onlyKnows, type ResourceType } from './define.ts'

interface ApiProperties {
  Name: string
  ProtocolType: string
  CorsConfiguration?: Cors
}

const CORS = ['AllowOrigins', 'AllowMethods', 'AllowHeaders', 'ExposeHeaders', 'AllowCredentials', 'MaxAge']

export const api: ResourceType<ApiProperties> = {
  type: 'AWS::ApiGatewayV2::Api',
  used: ['Name', 'ProtocolType', 'CorsConfiguration'],
  ignored: {
    DisableExecuteApiEndpoint: 'there is no other endpoint here',
    IpAddressType: 'one machine',
  },
  attributes: { ApiId: name => name, ApiEndpoint: (_, world) => world.baseUrl },
  start({ logicalId, name, properties }, world) {
    if (properties.ProtocolType !== 'HTTP') throw new Error(`${logicalId}: only HTTP APIs are supported`)
    if (world.api) throw new Error(`${logicalId}: a second API is not supported`)
    onlyKnows(`${logicalId}: CorsConfiguration`, properties.CorsConfiguration, CORS)
    world.api = { id: name, cors: properties.CorsConfiguration, routes: [] }
  },
}
