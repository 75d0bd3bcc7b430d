import { tables } from '../../../shared/aws/tables.ts'
import {
  busVariable,
  type Environment,
  queueVariable,
  tableVariable,
} from '../../../shared/contracts/environment.ts'
import { secretNames, type TableName } from '../../../shared/contracts/function.ts'
import { constructId } from '../../constructs/names.ts'
import { askLocal } from '../local-stack.ts'
import type { SecretIds } from './secrets.ts'
import type { Tables } from './stores.ts'

/** A stack of which a command line says where it is. */
export interface OpenStack {
  readonly environment: Environment
  readonly tables: Tables
  readonly outputs: Outputs
  readonly secrets: SecretIds
  /** Of whoever asks, for services that are called without the SDK. */
  readonly credentials: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string | undefined
  }
}

/** Outputs of a stack, as `cdk deploy --outputs-file` writes them. */
export type Outputs = Readonly<Record<string, string>>

const tableNames = Object.keys(tables) as TableName[]

/** Opens the local stack at `url`; its services' addresses and any credentials serve the SDK. */
export async function openLocalStack(url: string): Promise<OpenStack> {
  const { environment, ...stacks } = await askLocal<Record<string, Record<string, string>>>(url, 'outputs')
  Object.assign(process.env, environment, {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  })
  return openStack(Object.values(stacks)[0] ?? {})
}

/** Opens the stack of these outputs, with credentials as the SDK finds them. */
export async function openStack(outputs: Outputs): Promise<OpenStack> {
  const [{ openTable }, { dynamoItems }] = await Promise.all([
    import('../../../shared/aws/client.ts'),
    import('../../../shared/aws/items/dynamo.ts'),
  ])
  const environment = {
    ...Object.fromEntries(
      tableNames.map(name => [tableVariable(name), outputs[constructId(name, 'table', 'name')]]),
    ),
    [queueVariable('assessment')]: outputs.AssessmentQueueUrl,
    [queueVariable('messages')]: outputs.MessagesQueueUrl,
    [busVariable]: outputs.BusName,
  }
  return {
    outputs,
    environment,
    credentials: await openTable(environment, 'ledger').client.config.credentials(),
    tables: Object.fromEntries(
      tableNames.map(name => [name, dynamoItems(openTable(environment, name))]),
    ) as unknown as Tables,
    secrets: Object.fromEntries(
      secretNames.map(name => [name, outputs[constructId(name, 'secret', 'id')] ?? '']),
    ) as unknown as SecretIds,
  }
}
