import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type Environment, tableVariable, variable } from '../contracts/environment.ts'
import type { TableName } from '../contracts/function.ts'

/** A table and the client to reach it. */
export interface Table {
  readonly client: DynamoDBDocumentClient
  readonly name: string
}

let shared: DynamoDBDocumentClient | undefined

/** The process's one client: connections are kept alive across invocations. */
function documentClient(): DynamoDBDocumentClient {
  shared ??= DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5 }), {
    marshallOptions: { removeUndefinedValues: true },
  })
  return shared
}

/** The table that the environment names. */
export function openTable(environment: Environment, table: TableName): Table {
  return { client: documentClient(), name: variable(environment, tableVariable(table)) }
}
