import type { Clock } from '../clock.ts'
import type { Chaos } from '../engine/chaos.ts'
import type { Call } from '../engine/dynamodb/call.ts'
import type { Buses } from '../engine/eventbridge/bus.ts'
import type { HttpApiOptions } from '../engine/http/api.ts'
import type { Authorize, AuthorizerOptions } from '../engine/http/authorizer.ts'
import type { Access } from '../engine/iam/access.ts'
import type { TableKeys } from '../engine/iam/dynamodb.ts'
import type { LambdaFunction } from '../engine/lambda/function.ts'
import type { Queues } from '../engine/queues/queues.ts'
import type { LocalBucket } from '../engine/s3/operations.ts'
import type { Schedules } from '../engine/schedules/schedules.ts'
import type { Store } from '../engine/store.ts'
import type { RunningStream } from '../engine/streams/mapping.ts'
import type { Progress } from '../engine/streams/shard.ts'
import type { Targets } from '../engine/targets.ts'
import type { Json } from '../template/json.ts'

/** Where resources are started: the emulated services, and what resources leave for those that refer to them. */
export interface World {
  clock: Clock
  log(line: string): void
  baseUrl: string
  stackName: string
  assets: Map<string, string>
  constructs: Map<string, string>
  /** Directory that survives restarts; undefined: everything stays in memory. */
  data: string | undefined
  /** Directory for the functions' output; undefined: it is dropped. */
  logs: string | undefined
  /** Variables that every function gets. */
  environment: Record<string, string>
  /** Longest wait before a failed delivery is tried again; undefined: as long as in AWS. */
  redeliverWithinMs: number | undefined

  /** Undefined: nothing goes wrong on purpose. */
  chaos: Chaos | undefined
  store: Store
  access: Access
  dynamo: Call
  queues: Queues
  targets: Targets
  buses: Buses
  schedules: Schedules

  /** By ARN. */
  functions: Map<string, LambdaFunction>
  /** By name. */
  tables: Map<string, TableKeys>
  /** By name. */
  buckets: Map<string, LocalBucket>
  /** Stream ARN → name of its table. */
  streams: Map<string, string>
  /** Of all streams. */
  progress: Progress
  api: Pick<HttpApiOptions, 'id' | 'cors' | 'routes' | 'throttle'> | undefined
  /** By the name that `Ref` gives. */
  integrations: Map<string, { fn: LambdaFunction; timeoutMs: number }>
  authorizers: Map<string, { authorize: Authorize; sources: AuthorizerOptions['sources'] }>
  /** ARNs of the queues that take what failed. */
  deadLetters: Set<string>
  /** What begins when all resources are there. */
  mappings: { label: string; start(): Promise<RunningMapping> }[]
}

/** An event source mapping that runs. */
export interface RunningMapping extends RunningStream {}

/** A resource with its properties resolved. */
export interface Resource<P> {
  logicalId: string
  /** The physical name: from the template, else made from stack and logical id. */
  name: string
  properties: P
}

/** What the runner knows of one CloudFormation type. */
export interface ResourceType<P = object> {
  type: string
  /** Properties that the runner acts on; any that is neither used nor ignored is an error. */
  used?: readonly string[]
  /** Why the runner does not act on other properties; `*`: on any. */
  ignored?: Readonly<Record<string, string>>
  /** The property that names the resource. */
  nameProperty?: string
  /** Value of `Ref`; by default the name. */
  ref?(name: string, world: World): Json
  /** Values of `Fn::GetAtt`. */
  attributes?: Record<string, (name: string, world: World) => Json>
  // As a method, so that a list of types may hold those of narrower properties.
  start?(resource: Resource<P>, world: World): void | Promise<void>
}

export const ACCOUNT = '000000000000'
export const REGION = 'local'

/** An ARN of this machine's one account and region. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`
}

/** Refuses members of a nested object that the runner doesn't know. `path` names the object in the error. */
export function onlyKnows(path: string, value: object | undefined, known: string[]): void {
  for (const key of Object.keys(value ?? {})) {
    if (!known.includes(key)) throw new Error(`${path}: ${key} is not supported`)
  }
}
