import type { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import type { SQSClient } from '@aws-sdk/client-sqs'
import type { Environment } from '../contracts/environment.ts'
import type { QueueName, SecretName, TableName } from '../contracts/function.ts'
import type { Encode } from '../lake/parquet.ts'
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
  /** How its objects are made of rows; Parquet unless said. */
  readonly encode?: Encode
  /** Calls of webhooks, where there are any. */
  readonly fetch?: typeof fetch
  /** Current key of a ring. */
  secret(secret: SecretName): string
}

/** Under which an environment carries what stands in, and the tables that are open in it. */
const standInKey = Symbol('stand-in')

interface StoodIn {
  readonly [standInKey]?: { readonly standIn: StandIn; readonly tables: Map<TableName, Items> }
}

/** An environment in which ports open on what stands in for AWS. It carries it: a module's map would outlive its world. */
export function environmentOn(standIn: StandIn, variables: Environment = {}): Environment {
  const environment: Environment & StoodIn = {
    ...variables,
    [standInKey]: { standIn, tables: new Map() },
  }
  return environment
}

const unused = (): never => {
  throw new Error('there are tables here, and nothing else')
}

/** An environment on these tables and this clock alone: no queue, no bus, no key. */
export const onTables = (items: (table: TableName) => Items, now: () => Date): Environment =>
  environmentOn({
    items,
    queue: () => ({ send: unused }),
    bus: { send: unused },
    timer: { now: () => now().getTime(), sleep: unused },
    secret: secret => secret,
  })

/** What stands in for AWS in an environment; undefined wherever the system itself runs. */
export const standInOf = (environment: Environment & StoodIn): StandIn | undefined =>
  environment[standInKey]?.standIn

/** The tables that are open on a stand-in, see {@link standInOf}. */
export const standInTables = (environment: Environment & StoodIn): Map<TableName, Items> | undefined =>
  environment[standInKey]?.tables
