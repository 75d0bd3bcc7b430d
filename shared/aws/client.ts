import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Environment, tableVariable, variable } from '../contracts/environment.ts'
import type { TableName } from '../contracts/function.ts'
import { openSdkClient } from './sdk-client.ts'

/** A table and the client to reach it. */
export interface Table {
  readonly client: DynamoDBClient
  readonly name: string
}

let shared: DynamoDBClient | undefined

/** The table that the environment names, on the process's one client: connections outlive invocations. */
export function openTable(environment: Environment, table: TableName): Table {
  shared ??= openSdkClient(DynamoDBClient, { maxAttempts: 5 })
  return { client: shared, name: variable(environment, tableVariable(table)) }
}
