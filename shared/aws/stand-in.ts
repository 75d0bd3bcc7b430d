import type { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import type { SQSClient } from '@aws-sdk/client-sqs'
import type { Environment } from '../contracts/environment.ts'
import type { QueueName, SecretName, TableName } from '../contracts/function.ts'
import type { Items } from './items/items.ts'
import type { Objects } from './objects.ts'

/** What stands in for AWS and the clock where the very handlers run in one process, as in a simulation. */
export interface StandIn {
  items(table: TableName): Items
  queue(queue: QueueName): Pick<SQSClient, 'send'>
  readonly bus: Pick<EventBridgeClient, 'send'>
  readonly timer: { now(): number; sleep(milliseconds: number): Promise<unknown> }
  /** The lake's bucket, where there is one. */
  objects?(): Objects
  /** Calls of webhooks, where there are any. */
  readonly fetch?: typeof fetch
  /** Current key of a ring. */
  secret(secret: SecretName): string
}

const standIns = new WeakMap<Environment, StandIn>()

/** An environment in which ports open on what stands in for AWS; it needs no variables for them. */
export function environmentOn(standIn: StandIn, variables: Environment = {}): Environment {
  const environment = { ...variables }
  standIns.set(environment, standIn)
  return environment
}

/** What stands in for AWS in an environment; undefined wherever the system itself runs. */
export const standInOf = (environment: Environment): StandIn | undefined => standIns.get(environment)
