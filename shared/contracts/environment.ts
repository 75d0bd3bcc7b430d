import * as z from 'zod'
import type { QueueName, SecretName, TableName } from './function.ts'

/** Environment variable that names a table. */
export const tableVariable = (table: TableName): string => `TABLE_${table.toUpperCase()}`

/** Environment variable that holds a queue's URL. */
export const queueVariable = (queue: QueueName): string => `QUEUE_${queue.toUpperCase()}`

/** Environment variable that holds a secret’s ARN. */
export const secretVariable = (secret: SecretName): string => `SECRET_${secret.toUpperCase()}`

/** Environment variable that names the bus. */
export const busVariable = 'BUS'

/** Environment variables that name the token's claims (role, org, cadreId), so that any issuer will do. */
export const claimVariables = { role: 'CLAIM_ROLE', org: 'CLAIM_ORG', cadreId: 'CLAIM_CADRE' } as const

/** The process environment, as handed to a function's factory. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads one variable.
 * @throws ZodError naming the variable if it is missing or empty: a misconfigured function must not start.
 */
export function variable(environment: Environment, name: string): string {
  return z.object({ [name]: z.string().min(1) }).parse(environment)[name] as string
}

/**
 * Makes a Lambda handler that builds itself from the environment on its first call, once,
 * so that importing a module never reads the environment.
 */
export function onFirstCall<In, Out>(
  build: (environment: Environment) => (input: In, context: never) => Out,
): (input: In, context: never) => Out {
  let built: ((input: In, context: never) => Out) | undefined
  return (input, context) => {
    built ??= build(process.env)
    return built(input, context)
  }
}
