import * as z from 'zod'
import { log } from '../telemetry/log.ts'
import { flushMetrics } from '../telemetry/metrics.ts'
import type { QueueName, SecretName, TableName } from './function.ts'

/** Environment variable that names a table. */
export const tableVariable = (table: TableName): string => `TABLE_${table.toUpperCase()}`

/** Environment variable that holds a queue's URL. */
export const queueVariable = (queue: QueueName): string => `QUEUE_${queue.toUpperCase()}`

/** Environment variable that holds a secret’s ARN. */
export const secretVariable = (secret: SecretName): string => `SECRET_${secret.toUpperCase()}`

/** Environment variable that names the bus. */
export const busVariable = 'BUS'

/** Folder of the lake's bucket for sheets that were ordered; they lie there for a day. */
export const sheetFolder = 'exports/'

/** Environment variable that names the bucket of the lake. */
export const lakeVariable = 'LAKE'

/** Environment variable that names every queue: a line each, with name, URL, and URL of its dead letters. */
export const watchedQueuesVariable = 'WATCHED_QUEUES'

/** Environment variable that says whether an admin may make its own org a root: `true`, or an operator does. */
export const openRootsVariable = 'OPEN_ROOTS'

/** Environment variable with the hosts at which webhooks may lie, comma-separated. */
export const webhookHostsVariable = 'WEBHOOK_HOSTS'

/** Environment variables that name the token's claims (role, org, cadreId), so that any issuer will do. */
export const claimVariables = { role: 'CLAIM_ROLE', org: 'CLAIM_ORG', cadreId: 'CLAIM_CADRE' } as const

/** Environment variables that say where the pages log in. */
export const loginVariables = {
  issuer: 'LOGIN_ISSUER',
  clientId: 'LOGIN_CLIENT_ID',
  scope: 'LOGIN_SCOPE',
  token: 'LOGIN_TOKEN',
  origins: 'LOGIN_ORIGINS',
} as const

/** The process environment, as handed to a function's factory. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Reads one variable. @throws ZodError naming it if it is missing or empty: a misconfigured function must not start. */
export function variable(environment: Environment, name: string): string {
  return z.object({ [name]: z.string().min(1) }).parse(environment)[name] as string
}

/** Environment variable that names the namespace of the system's own metrics. */
export const metricsVariable = 'METRICS'

/** The part of Lambda's context that is looked at. */
export interface Context {
  getRemainingTimeInMillis(): number
}

/** A Lambda handler. */
export type Handler<In, Out> = (input: In, context: never) => Promise<Out>

/**
 * Makes a Lambda handler that builds itself from the environment on its first call, once,
 * so that importing a module never reads the environment. Whatever escapes it is logged as Lambda could not, by lines
 * of our own files; what was measured meanwhile is handed over at the end. `open` builds another one, on any environment.
 */
export function onFirstCall<In, Out>(
  build: (environment: Environment) => Handler<In, Out>,
): Handler<In, Out> & { readonly open: (environment: Environment) => Handler<In, Out> } {
  let built: Handler<In, Out> | undefined
  let namespace: string | undefined
  const handler: Handler<In, Out> = async (input, context) => {
    try {
      namespace ??= process.env[metricsVariable]
      built ??= build(process.env)
      return await built(input, context)
    } catch (error) {
      log.error('invocation failed', error)
      throw error
    } finally {
      flushMetrics(namespace, Date.now())
    }
  }
  return Object.assign(handler, { open: build })
}
