import { onlyKnows, type ResourceType } from './define.ts'

interface InvokeConfigProperties {
  FunctionName: string
  Qualifier: string
  MaximumRetryAttempts?: number
  MaximumEventAgeInSeconds?: number
  DestinationConfig?: { OnSuccess?: { Destination: string }; OnFailure?: { Destination: string } }
}

export const eventInvokeConfig: ResourceType<InvokeConfigProperties> = {
  type: 'AWS::Lambda::EventInvokeConfig',
  properties: {
    FunctionName: 'used',
    Qualifier: 'used',
    MaximumRetryAttempts: 'used',
    MaximumEventAgeInSeconds: 'used',
    DestinationConfig: 'used',
  },
  start({ logicalId, properties }, world) {
    const { FunctionName, Qualifier, DestinationConfig: destinations } = properties
    const found = [...world.functions.values()].find(({ fn }) => [fn.arn, fn.name].includes(FunctionName))
    if (!found || Qualifier !== '$LATEST')
      throw new Error(`${logicalId}: no function ${FunctionName}:${Qualifier}`)
    onlyKnows(`${logicalId}: DestinationConfig`, destinations, ['OnSuccess', 'OnFailure'])
    const { config } = found.asynchronous
    config.maximumRetries = Number(properties.MaximumRetryAttempts ?? config.maximumRetries)
    config.maximumAgeSeconds = Number(properties.MaximumEventAgeInSeconds ?? config.maximumAgeSeconds)
    const target = (destination: string | undefined) =>
      destination === undefined ? undefined : world.targets.find(destination, logicalId)
    config.onSuccess = target(destinations?.OnSuccess?.Destination)
    if (destinations?.OnFailure) world.deadLetters.add(destinations.OnFailure.Destination)
    config.onFailure = target(destinations?.OnFailure?.Destination)
  },
}
