import { join } from 'node:path'
import { openBuses } from './engine/eventbridge/bus.ts'
import { openAccess } from './engine/iam/access.ts'
import { openQueues } from './engine/queues/queues.ts'
import { openSchedules } from './engine/schedules/schedules.ts'
import { createTargets } from './engine/targets.ts'
import { ACCOUNT, type World } from './resources/define.ts'
import type { Assembly } from './template/load.ts'

/** Where the services of a stack are reached. */
export interface Endpoints {
  dynamodb: string
  sqs: string
  events: string
  secrets: string
  s3: string
  issuer: string
}

/** The services behind an address; the issuer has its own. */
export const endpointsAt = (baseUrl: string, issuer: string): Endpoints => ({
  dynamodb: `${baseUrl}/_local/dynamodb`,
  sqs: `${baseUrl}/_local/sqs`,
  events: `${baseUrl}/_local/events`,
  secrets: `${baseUrl}/_local/secrets`,
  s3: `${baseUrl}/_local/s3`,
  issuer,
})

/** What a world is opened on. */
export interface WorldOptions
  extends Pick<
    World,
    'baseUrl' | 'clock' | 'store' | 'dynamo' | 'chaos' | 'data' | 'redeliverWithinMs' | 'log'
  > {
  assembly: Assembly
  endpoints: Endpoints
}

/** The services of a stack, in which no resource is started yet. */
export function openWorld({ assembly, endpoints, ...given }: WorldOptions): World {
  const { clock, store, chaos, data, log } = given
  const queues = openQueues(store)
  return {
    ...given,
    stackName: assembly.stackName,
    assets: assembly.assets,
    constructs: assembly.constructs,
    logs: data === undefined ? undefined : join(data, 'logs'),
    environment: {
      AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
      AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoints.dynamodb,
      AWS_ENDPOINT_URL_SQS: endpoints.sqs,
      AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.events,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secrets,
      AWS_ENDPOINT_URL_S3: endpoints.s3,
    },
    access: openAccess(ACCOUNT, log),
    queues: chaos?.queues(queues) ?? queues,
    targets: createTargets(),
    buses: openBuses(store, clock, ACCOUNT),
    schedules: openSchedules(store, clock),
    functions: new Map(),
    tables: new Map(),
    buckets: new Map(),
    streams: new Map(),
    progress: { last: 0 },
    api: undefined,
    integrations: new Map(),
    authorizers: new Map(),
    deadLetters: new Set(),
    mappings: [],
  }
}
