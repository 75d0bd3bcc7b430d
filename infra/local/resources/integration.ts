import type { ResourceType } from './define.ts'

interface IntegrationProperties {
  ApiId: string
  IntegrationType: string
  IntegrationUri: string
  PayloadFormatVersion: string
  TimeoutInMillis?: number
}

export const integration: ResourceType<IntegrationProperties> = {
  type: 'AWS::ApiGatewayV2::Integration',
  used: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
  ignored: { IntegrationMethod: 'functions are always invoked by POST' },
  start({ logicalId, name, properties }, world) {
    const { IntegrationType: type, PayloadFormatVersion: version, IntegrationUri: uri } = properties
    if (type !== 'AWS_PROXY') throw new Error(`${logicalId}: IntegrationType ${type} is not supported`)
    if (version !== '2.0') throw new Error(`${logicalId}: PayloadFormatVersion ${version} is not supported`)
    const found = [...world.functions].find(([arn]) => uri === arn || uri.includes(`/functions/${arn}/`))
    if (!found) throw new Error(`${logicalId}: no function ${uri}`)
    world.integrations.set(name, {
      fn: found[1],
      timeoutMs: Number(properties.TimeoutInMillis ?? 30_000),
    })
  },
}
