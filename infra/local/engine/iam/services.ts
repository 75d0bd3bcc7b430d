import type { Buses } from '../eventbridge/bus.ts'
import type { PutEventsInput } from '../eventbridge/operations.ts'
import type { SqsInput } from '../queues/input.ts'
import type { Queues } from '../queues/queues.ts'
import type { SecretInput } from '../secrets.ts'
import type { AccessRequest } from './policy.ts'

const request = (action: string, resource: string): AccessRequest => ({ action, resource, context: {} })

/** What a call of SQS has to be allowed. A batch needs the action of its single form; an unknown queue is for SQS to say. */
export function sqsRequests(operation: string, input: SqsInput, queues: Queues): AccessRequest[] {
  const action = `sqs:${operation.replace(/Batch$/, '')}`
  const arns = [
    input.QueueUrl === undefined ? undefined : queues.byName(input.QueueUrl.split('/').at(-1) ?? '')?.arn,
    input.QueueName === undefined ? undefined : queues.byName(input.QueueName)?.arn,
    input.SourceArn,
  ].filter(arn => arn !== undefined)
  return operation === 'ListQueues' ? [request(action, '*')] : arns.map(arn => request(action, arn))
}

/** What a call of EventBridge has to be allowed: to put to each bus that is named. */
export function eventsRequests(
  operation: string,
  { Entries = [] }: PutEventsInput,
  buses: Buses,
): AccessRequest[] {
  const names = new Set(Entries.map(({ EventBusName = 'default' }) => EventBusName))
  return [...names].map(name => request(`events:${operation}`, buses.arnOf(name) ?? name))
}

/** What a call of Secrets Manager has to be allowed. */
export function secretRequests(operation: string, { SecretId = '*' }: SecretInput): AccessRequest[] {
  return [request(`secretsmanager:${operation}`, SecretId)]
}
