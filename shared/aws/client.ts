import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { type Environment, tableVariable, variable } from '../contracts/environment.ts'
import type { TableName } from '../contracts/function.ts'
import { Sha256 } from './sha256.ts'

/** A table and the client to reach it. */
export interface Table {
  readonly client: DynamoDBClient
  readonly name: string
}

let shared: DynamoDBClient | undefined

/**
 * A logger that ignores what goes well. The SDK's own drops it as well, but first copies what every call sent and got, field
 * by field.
 */
const silent = { debug() {}, warn() {}, error() {} } as unknown as Required<DynamoDBClientConfig>['logger']

/** The user agent, made once: the SDK's own provider asks the operating system for its name and release at every call. */
const userAgent: Required<DynamoDBClientConfig>['defaultUserAgentProvider'] = async () => [['baixin', '1']]

/**
 * Lets V8 keep the settings as it keeps what others inherit from, which it finds out when somebody goes through an heir.
 * The SDK puts them together field by field, and copies them four times a call: 9 µs each, now 1.3.
 */
function copyQuickly(settings: object): void {
  for (const _ in Object.create(settings)) break
}

function openClient(): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: 5,
    logger: silent,
    sha256: Sha256,
    defaultUserAgentProvider: userAgent,
  })
  copyQuickly(client.config)
  return client
}

/** The table that the environment names, on the process's one client: connections outlive invocations. */
export function openTable(environment: Environment, table: TableName): Table {
  shared ??= openClient()
  return { client: shared, name: variable(environment, tableVariable(table)) }
}
