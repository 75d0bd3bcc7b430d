import { compilePattern } from '../engine/eventbridge/pattern.ts'
import { startQueueMapping } from '../engine/queues/mapping.ts'
import { startStreamMapping } from '../engine/streams/mapping.ts'
import type { JsonObject } from '../template/json.ts'
import { onlyKnows, type Resource, type ResourceType, type World } from './define.ts'
import { requireOfRole } from './role.ts'

interface MappingProperties {
  EventSourceArn: string
  FunctionName: string
  Enabled?: boolean
  BatchSize?: number
  MaximumBatchingWindowInSeconds?: number
  FunctionResponseTypes?: string[]
  FilterCriteria?: { Filters: { Pattern: string }[] }
  StartingPosition?: string
  BisectBatchOnFunctionError?: boolean
  MaximumRetryAttempts?: number
  MaximumRecordAgeInSeconds?: number
  DestinationConfig?: { OnFailure?: { Destination: string } }
  ScalingConfig?: { MaximumConcurrency: number }
}

// What AWS begins with, for a queue that isn't told.
const DEFAULT_CONCURRENCY = 5
// What Lambda does in the function's name.
const QUEUE_ACTIONS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
const STREAM_ACTIONS = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']

export const eventSourceMapping: ResourceType<MappingProperties> = {
  type: 'AWS::Lambda::EventSourceMapping',
  used: [
    'EventSourceArn',
    'FunctionName',
    'Enabled',
    'BatchSize',
    'MaximumBatchingWindowInSeconds',
    'FunctionResponseTypes',
    'FilterCriteria',
    'StartingPosition',
    'BisectBatchOnFunctionError',
    'MaximumRetryAttempts',
    'MaximumRecordAgeInSeconds',
    'DestinationConfig',
    'ScalingConfig',
  ],
  ignored: {
    ParallelizationFactor: 'DynamoDB Local has one open shard, which is followed one batch at a time',
    MetricsConfig: 'no metrics',
  },
  start(resource, world) {
    const { EventSourceArn: source, FunctionName, Enabled = true } = resource.properties
    const found = [...world.functions.values()].find(({ arn, name }) => [arn, name].includes(FunctionName))
    const fn = found && (world.chaos?.consumer(found) ?? found)
    if (!fn) throw new Error(`${resource.logicalId}: no function ${FunctionName}`)
    if (!Enabled) return
    const label = `${world.streams.get(source) ?? source.split(':').at(-1)} → ${fn.name}`
    const start = source.includes(':sqs:') ? fromQueue(resource, world, fn) : fromStream(resource, world, fn)
    world.mappings.push({ label, start })
  },
}

type Function = Parameters<typeof startQueueMapping>[0]['fn']

function fromQueue({ logicalId, properties }: Resource<MappingProperties>, world: World, fn: Function) {
  const queue = world.queues.byArn(properties.EventSourceArn)
  if (!queue) throw new Error(`${logicalId}: no queue ${properties.EventSourceArn}`)
  requireOfRole(world, logicalId, fn.role, queue.arn, QUEUE_ACTIONS)
  onlyKnows(`${logicalId}: ScalingConfig`, properties.ScalingConfig, ['MaximumConcurrency'])
  const mapping = {
    ...common(logicalId, properties, 10),
    queue,
    fn,
    maximumConcurrency: Number(properties.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY),
  }
  return async () => {
    const running = startQueueMapping(mapping, world.queues, world.clock, world.redeliverWithinMs)
    const left = () => {
      const { visible, inFlight, delayed } = world.queues.depth(queue)
      return visible + inFlight + delayed
    }
    return {
      idle: async () => left() === 0 && running.busy() === 0,
      pending: left,
      stop: async () => running.stop(),
    }
  }
}

function fromStream({ logicalId, properties }: Resource<MappingProperties>, world: World, fn: Function) {
  const tableName = world.streams.get(properties.EventSourceArn)
  if (!tableName) throw new Error(`${logicalId}: no stream ${properties.EventSourceArn}`)
  onlyKnows(`${logicalId}: DestinationConfig`, properties.DestinationConfig, ['OnFailure'])
  const destination = properties.DestinationConfig?.OnFailure?.Destination
  requireOfRole(world, logicalId, fn.role, properties.EventSourceArn, STREAM_ACTIONS)
  if (destination !== undefined) {
    requireOfRole(world, logicalId, fn.role, destination, ['sqs:SendMessage'])
    world.deadLetters.add(destination)
  }
  const { reportFailures, ...cut } = common(logicalId, properties, 100)
  const mapping = {
    ...cut,
    id: logicalId,
    tableName,
    streamArn: properties.EventSourceArn,
    progress: world.progress,
    fn,
    fromOldest: properties.StartingPosition === 'TRIM_HORIZON',
    onFailure: destination === undefined ? undefined : world.targets.find(destination, logicalId),
    policy: {
      reportFailures,
      bisect: properties.BisectBatchOnFunctionError ?? false,
      maximumRetries: Number(properties.MaximumRetryAttempts ?? -1),
      maximumAgeSeconds: Number(properties.MaximumRecordAgeInSeconds ?? -1),
    },
  }
  return () =>
    startStreamMapping(mapping, world.dynamo, world.store, world.clock, world.log, world.redeliverWithinMs)
}

function common(logicalId: string, properties: MappingProperties, defaultBatchSize: number) {
  const filters = (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
    compilePattern(JSON.parse(Pattern) as JsonObject),
  )
  const types = properties.FunctionResponseTypes ?? []
  const unknown = types.find(type => type !== 'ReportBatchItemFailures')
  if (unknown) throw new Error(`${logicalId}: FunctionResponseTypes ${unknown} is not supported`)
  return {
    batchSize: Number(properties.BatchSize ?? defaultBatchSize),
    windowSeconds: Number(properties.MaximumBatchingWindowInSeconds ?? 0),
    reportFailures: types.length > 0,
    filters,
  }
}
