import { expect, test } from 'vitest'
import { functions, schedules } from '../../../functions/catalogue.ts'
import { type Properties, show, synthesize } from './synthesize.ts'

const { all } = synthesize()
const queues = new Map<string, Properties>(
  all('AWS::SQS::Queue').map(({ id, properties }) => [`${id}.Arn`, properties]),
)
const functionsById = new Map(all('AWS::Lambda::Function').map(({ id, properties }) => [id, properties]))
const mappings = all('AWS::Lambda::EventSourceMapping').map(({ properties }) => properties)
const queueMappings = mappings.filter(({ EventSourceArn }) => queues.has(show(EventSourceArn) as string))
const queueOf = (arn: unknown): Properties | undefined => queues.get(show(arn) as string)

/** Every place that names a queue for what could not be handled. */
const deadLetterArns = [
  ...[...queues.values()].map(({ RedrivePolicy }) => RedrivePolicy?.deadLetterTargetArn),
  ...all('AWS::Events::Rule').flatMap(({ properties }) =>
    properties.Targets.map((target: Properties) => target.DeadLetterConfig?.Arn),
  ),
  ...all('AWS::Scheduler::Schedule').map(({ properties }) => properties.Target.DeadLetterConfig?.Arn),
  ...mappings.map(({ DestinationConfig }) => DestinationConfig?.OnFailure.Destination),
]
const deadLetters = new Set(deadLetterArns.filter(Boolean).map(show))

test('every queue that a function takes from gives up on a message after some tries', () => {
  expect(queueMappings.length).toBeGreaterThan(0)
  for (const { EventSourceArn } of queueMappings)
    expect(queueOf(EventSourceArn)?.RedrivePolicy.maxReceiveCount).toBe(5)
})

test('a message stays hidden for six timeouts and the batching window', () => {
  for (const { EventSourceArn, FunctionName, MaximumBatchingWindowInSeconds } of queueMappings) {
    const timeout = functionsById.get(show(FunctionName) as string)?.Timeout
    const hidden = queueOf(EventSourceArn)?.VisibilityTimeout
    expect(hidden).toBeGreaterThanOrEqual(6 * timeout + MaximumBatchingWindowInSeconds)
  }
})

test('every rule, schedule and stream has somewhere to put what it cannot deliver', () => {
  for (const { properties } of all('AWS::Events::Rule'))
    for (const { DeadLetterConfig } of properties.Targets)
      expect(queueOf(DeadLetterConfig?.Arn)).toBeDefined()
  for (const { properties } of all('AWS::Scheduler::Schedule'))
    expect(queueOf(properties.Target.DeadLetterConfig?.Arn)).toBeDefined()
  for (const { DestinationConfig } of mappings.filter(({ StartingPosition }) => StartingPosition))
    expect(queueOf(DestinationConfig?.OnFailure.Destination)).toBeDefined()
})

test('a queue is either taken from or holds dead letters, with an alarm; all keep for fourteen days', () => {
  const taken = new Set(queueMappings.map(({ EventSourceArn }) => show(EventSourceArn)))
  const watched = new Set(
    all('AWS::CloudWatch::Alarm')
      .filter(({ properties }) => properties.MetricName === 'ApproximateNumberOfMessagesVisible')
      .map(({ properties }) => (show(properties.Dimensions[0].Value) as string).replace('QueueName', 'Arn')),
  )
  for (const [arn, properties] of queues) {
    expect([arn, taken.has(arn)]).toEqual([arn, !deadLetters.has(arn)])
    expect(properties.MessageRetentionPeriod).toBe(14 * 24 * 3600)
    if (!deadLetters.has(arn)) continue
    expect(watched).toContain(arn)
  }
})

test('every queue is encrypted with the key of the stack', () => {
  for (const { KmsMasterKeyId } of queues.values())
    expect(show(KmsMasterKeyId)).toMatch(/^Key[0-9A-F]+\.Arn$/)
})

test('from every work queue that somebody sends to exactly one function takes', () => {
  const named = [...functions.flatMap(({ sends = [] }) => sends), ...schedules.map(({ queue }) => queue)]
  for (const name of new Set(named))
    expect([
      name,
      functions.filter(({ work = [] }) => work.some(({ queue }) => queue === name)).length,
    ]).toEqual([name, 1])
})

test('a reader of a stream raises an alarm when it is late, fails or is throttled', () => {
  for (const { FunctionName } of mappings.filter(({ StartingPosition }) => StartingPosition)) {
    const alarms = all('AWS::CloudWatch::Alarm').filter(
      ({ properties }) => show(properties.Dimensions?.[0].Value) === show(FunctionName),
    )
    const metrics = alarms.map(({ properties }) => properties.MetricName)
    expect(metrics.sort()).toEqual(['Errors', 'IteratorAge', 'Throttles'])
  }
})
