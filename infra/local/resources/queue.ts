import { withDefaults } from '../engine/queues/queue.ts'
import { ACCOUNT, arn, onlyKnows, type ResourceType, type World } from './define.ts'

interface QueueProperties {
  QueueName?: string
  VisibilityTimeout?: number
  DelaySeconds?: number
  MessageRetentionPeriod?: number
  MaximumMessageSize?: number
  ReceiveMessageWaitTimeSeconds?: number
  RedrivePolicy?: { deadLetterTargetArn: string; maxReceiveCount: number }
}

export const queue: ResourceType<QueueProperties> = {
  type: 'AWS::SQS::Queue',
  nameProperty: 'QueueName',
  used: [
    'QueueName',
    'VisibilityTimeout',
    'DelaySeconds',
    'MessageRetentionPeriod',
    'MaximumMessageSize',
    'ReceiveMessageWaitTimeSeconds',
    'RedrivePolicy',
  ],
  ignored: {
    RedriveAllowPolicy: 'a permission',
    KmsMasterKeyId: 'the disk is the machine owner’s',
    KmsDataKeyReusePeriodSeconds: 'the disk is the machine owner’s',
    SqsManagedSseEnabled: 'the disk is the machine owner’s',
  },
  ref: urlOf,
  attributes: { Arn: name => arn('sqs', name), QueueName: name => name, QueueUrl: urlOf },
  start({ logicalId, name, properties }, world) {
    onlyKnows(`${logicalId}: RedrivePolicy`, properties.RedrivePolicy, [
      'deadLetterTargetArn',
      'maxReceiveCount',
    ])
    const { RedrivePolicy: redrive } = properties
    const declared = withDefaults({
      name,
      arn: arn('sqs', name),
      url: urlOf(name, world),
      ...number('visibilityTimeout', properties.VisibilityTimeout),
      ...number('delay', properties.DelaySeconds),
      ...number('retention', properties.MessageRetentionPeriod),
      ...number('maximumMessageSize', properties.MaximumMessageSize),
      ...number('receiveWait', properties.ReceiveMessageWaitTimeSeconds),
      redrive: redrive && {
        deadLetterArn: redrive.deadLetterTargetArn,
        maxReceiveCount: Number(redrive.maxReceiveCount),
      },
    })
    world.queues.declare(declared)
    if (redrive) world.deadLetters.add(redrive.deadLetterTargetArn)
    world.targets.declare(declared.arn, payload => void world.queues.send(declared, { body: payload }))
  },
}

function urlOf(name: string, world: World): string {
  return `${world.baseUrl}/_local/sqs/${ACCOUNT}/${name}`
}

function number<K extends string>(name: K, value: unknown): { [key in K]?: number } {
  return value === undefined ? {} : ({ [name]: Number(value) } as { [key in K]?: number })
}
