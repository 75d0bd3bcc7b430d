import { keyAttributes, tables } from '../../../shared/aws/tables.ts'
import {
  type Environment,
  queueVariable,
  secretVariable,
  tableVariable,
} from '../../../shared/contracts/environment.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import { type DynamoProcess, startDynamo } from '../../local/engine/dynamodb/process.ts'
import { ensureTable } from '../../local/engine/dynamodb/tables.ts'

/** The official DynamoDB Local, in memory. */
export interface Engine {
  readonly freshTables: () => Promise<Environment>
  readonly stop: () => Promise<void>
}

/** Without streams: nobody reads them here, and DynamoDB Local is slower with every record that it keeps of them. */
async function createTable({ call }: DynamoProcess, TableName: string): Promise<void> {
  const { partition, sort } = keyAttributes
  await ensureTable(call, {
    TableName,
    KeySchema: [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [partition, sort].map(AttributeName => ({ AttributeName, AttributeType: 'S' })),
  })
}

/** Starts an engine on a free port and points this process's SDK at it. */
export async function startEngine(): Promise<Engine> {
  const dynamo = await startDynamo(undefined, error => {
    console.error(error.message)
    process.exit(1)
  })
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  })
  let set = 0
  return {
    stop: dynamo.stop,
    async freshTables() {
      set += 1
      const environment: Record<string, string> = {
        [queueVariable('assessment')]: 'http://localhost/none',
        // Asked for by recording, read for steps of a youth's demand alone.
        [secretVariable('aliases')]: 'none',
      }
      for (const table of Object.keys(tables) as TableName[]) {
        const name = `${table}-${set}`
        await createTable(dynamo, name)
        environment[tableVariable(table)] = name
      }
      return environment
    },
  }
}
