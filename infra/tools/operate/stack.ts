import type { ParseArgsOptionsConfig } from 'node:util'
import { tables } from '../../../shared/aws/tables.ts'
import {
  busVariable,
  type Environment,
  queueVariable,
  tableVariable,
} from '../../../shared/contracts/environment.ts'
import { secretNames, type TableName } from '../../../shared/contracts/function.ts'
import { constructId } from '../../constructs/names.ts'
import { parseOptions, readJson } from '../command-line.ts'
import { askLocal, baseUrlOf, usualUrl } from '../local-stack.ts'
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

/** A command that is about a stack. */
export interface StackCommand<Options extends ParseArgsOptionsConfig> {
  /** What follows `npm run`, for example `restore -- TABLE COPY`. */
  readonly usage: string
  /** What it does, for `--help`. */
  readonly about: string
  readonly options?: Options
  /** See `CommandLine`. */
  readonly words?: readonly string[]
}

/**
 * Reads a command line that names a stack: by `--outputs FILE` (credentials as the AWS CLI finds them), or by `--url` of a
 * local one, by default that of `npm start`. Nothing is asked of it before `open`, so that wrong arguments are told first.
 * @throws HelpAsked, UsageError
 */
export function readStackCommand<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  { usage, about, options, words = [] }: StackCommand<Options>,
) {
  const line = parseOptions(args, {
    usage: `npm run ${usage} [--url BASE-URL | --outputs FILE]`,
    help: `${about}

  --url BASE-URL   a local stack, ${usualUrl} unless said
  --outputs FILE   a deployed stack, as cdk deploy --outputs-file FILE wrote it; credentials as the AWS CLI finds them`,
    options: { ...(options as Options), outputs: { type: 'string' }, url: { type: 'string' } },
    words,
  })
  const { outputs: file, url } = line.values as { outputs?: string; url?: string }
  if (file !== undefined && url !== undefined) throw line.refuse('--url and --outputs exclude each other')
  const stacks = file === undefined ? [] : Object.values(Object(readJson(file)))
  if (file !== undefined && stacks.length !== 1)
    throw line.refuse(`${file}: expected the outputs of one stack`)
  const local = baseUrlOf(url ?? usualUrl, line.refuse)
  const deployed = stacks[0] as Outputs | undefined
  return {
    ...line,
    /** Address of the local stack; undefined for a deployed one. */
    localUrl: deployed ? undefined : local,
    deployed,
    open: () => (deployed ? openStack(deployed) : openLocalStack(local)),
  }
}

async function openStack(outputs: Outputs): Promise<OpenStack> {
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
