import { readFileSync } from 'node:fs'
import { openTable } from '../../../shared/aws/client.ts'
import { dynamoItems } from '../../../shared/aws/items/dynamo.ts'
import { tables } from '../../../shared/aws/tables.ts'
import {
  busVariable,
  type Environment,
  queueVariable,
  tableVariable,
} from '../../../shared/contracts/environment.ts'
import { secretNames, type TableName } from '../../../shared/contracts/function.ts'
import { constructId } from '../../constructs/names.ts'
import { parseOptions, UsageError } from '../command-line.ts'
import { askLocal, usualUrl } from '../local-stack.ts'
import type { SecretIds } from './export/secrets.ts'
import type { Tables } from './stores.ts'

/** What a person asked for on the command line, and the stack it is about. */
export interface Asked {
  readonly environment: Environment
  readonly tables: Tables
  /** Outputs of the stack, as `cdk deploy --outputs-file` writes them. */
  readonly outputs: Readonly<Record<string, string>>
  readonly secrets: SecretIds
  /** Of whoever asks, for services that are called without the SDK. */
  readonly credentials: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string | undefined
  }
  readonly flags: Readonly<Record<string, boolean>>
  readonly values: Readonly<Record<string, string | undefined>>
  readonly words: readonly string[]
}

const tableNames = Object.keys(tables) as TableName[]
const outputOf = (name: TableName) => constructId(name, 'table', 'name')

const SOURCES = `  --url BASE-URL   a local stack, ${usualUrl} unless said
  --outputs FILE   a deployed stack, as cdk deploy --outputs-file FILE wrote it; credentials as the AWS CLI finds them`

/** The outputs of the local stack at `url`; its services' addresses and any credentials serve the SDK. */
async function localOutputs(url: string): Promise<Record<string, Record<string, string>>> {
  const { environment, ...stacks } = await askLocal<Record<string, Record<string, string>>>(url, 'outputs')
  Object.assign(process.env, environment, {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  })
  return stacks
}

/** A command that is about a stack. */
export interface StackCommand {
  /** What follows `npm run`, for example `restore -- TABLE COPY`. */
  readonly usage: string
  /** What it does, for `--help`. */
  readonly about: string
  readonly flags?: readonly string[]
  /** Options that take a word. */
  readonly values?: readonly string[]
  /** How many words it takes. */
  readonly words?: number
}

/**
 * Reads the command line: `--outputs FILE` (of `cdk deploy --outputs-file FILE`; credentials as the AWS CLI finds them)
 * or `--url BASE-URL` of a local stack, by default the one that `npm start` serves.
 * @throws Error in one line that says what to do.
 */
export async function ask(
  args: string[],
  { usage: own, about, flags = [], values: valued = [], words = 0 }: StackCommand,
): Promise<Asked> {
  const usage = `npm run ${own} [--url BASE-URL | --outputs FILE]`
  const { values, positionals } = parseOptions(args, {
    usage,
    help: `${about}\n\n${SOURCES}`,
    words: words > 0,
    options: {
      outputs: { type: 'string' },
      url: { type: 'string', default: usualUrl },
      ...Object.fromEntries(flags.map(flag => [flag, { type: 'boolean' as const }])),
      ...Object.fromEntries(valued.map(name => [name, { type: 'string' as const }])),
    },
  })
  if (positionals.length > words)
    throw new UsageError(`too much: ${positionals.slice(words).join(' ')}. usage: ${usage}`)
  const { outputs: file, url } = values as { outputs?: string; url: string }
  const stacks = file === undefined ? await localOutputs(url) : JSON.parse(readFileSync(file, 'utf8'))
  const [outputs, ...others] = Object.values(stacks) as Record<string, string>[]
  if (!outputs || others.length) throw new Error('expected the outputs of one stack')
  const environment = {
    ...Object.fromEntries(tableNames.map(name => [tableVariable(name), outputs[outputOf(name)]])),
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
    flags: Object.fromEntries(flags.map(flag => [flag, (values as Record<string, unknown>)[flag] === true])),
    values: Object.fromEntries(
      [...valued, 'outputs', 'url'].map(name => [name, (values as Record<string, string | undefined>)[name]]),
    ),
    words: positionals,
  }
}
