import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createComplaints } from '../engine/lambda/complaints.ts'
import { createErrorWatch } from '../engine/lambda/errors.ts'
import { createFunction } from '../engine/lambda/function.ts'
import { openLog } from '../engine/lambda/log.ts'
import { createQuiet } from '../engine/lambda/quiet.ts'
import { arn, onlyKnows, REGION, type ResourceType } from './define.ts'

interface FunctionProperties {
  FunctionName?: string
  Code: { S3Bucket: string; S3Key: string }
  Handler: string
  Runtime: string
  Role: string
  Timeout?: number
  MemorySize?: number
  Environment?: { Variables?: Record<string, string> }
  ReservedConcurrentExecutions?: number
}

// Further invocations wait. AWS would start an environment for each, which one machine can't.
const MOST_ENVIRONMENTS = Math.max(2, availableParallelism())

export const lambdaFunction: ResourceType<FunctionProperties> = {
  type: 'AWS::Lambda::Function',
  nameProperty: 'FunctionName',
  used: [
    'FunctionName',
    'Code',
    'Handler',
    'Runtime',
    'Timeout',
    'MemorySize',
    'Environment',
    'ReservedConcurrentExecutions',
    'Role',
  ],
  ignored: {
    Architectures: 'JavaScript runs on this machine’s',
    LoggingConfig: 'always JSON, as every function here has it',
    TracingConfig: 'no X-Ray here',
    EphemeralStorage: 'the machine’s own',
    RecursiveLoop: 'no loop detection here',
    KmsKeyArn: 'the environment stays in memory',
  },
  attributes: { Arn: functionArn },
  start({ logicalId, name, properties }, world) {
    if (!properties.Runtime.startsWith('nodejs')) {
      throw new Error(`${logicalId}: runtime ${properties.Runtime} is not supported`)
    }
    onlyKnows(`${logicalId}: Code`, properties.Code, ['S3Bucket', 'S3Key'])
    onlyKnows(`${logicalId}: Environment`, properties.Environment, ['Variables'])
    const directory = world.assets.get(properties.Code.S3Key)
    if (!directory) throw new Error(`${logicalId}: its code ${properties.Code.S3Key} is not in the assembly`)
    const { module, exportName } = locate(logicalId, directory, properties.Handler)
    const memoryMegabytes = Number(properties.MemorySize ?? 128)
    const output = openLog(world.logs, name)
    const tell = createQuiet(world.log)
    const watchErrors = createErrorWatch((kind, text) => tell(kind, `${name}: ${text}`))
    const reserved = properties.ReservedConcurrentExecutions ?? MOST_ENVIRONMENTS
    const fn = createFunction({
      name,
      construct: world.constructs.get(logicalId) ?? logicalId,
      arn: functionArn(name),
      role: properties.Role,
      module,
      exportName,
      environment: {
        ...lambdaVariables(name, directory, properties.Handler, memoryMegabytes),
        ...world.environment,
        ...world.access.assume(properties.Role.split('/').at(-1) ?? '', name),
        ...properties.Environment?.Variables,
      },
      timeoutSeconds: Number(properties.Timeout ?? 3),
      memoryMegabytes,
      concurrency: Math.min(Number(reserved), MOST_ENVIRONMENTS),
      clock: world.clock,
      onOutput(chunk) {
        output.write(chunk)
        watchErrors(chunk)
      },
      onError: createComplaints(name, tell),
    })
    world.functions.set(fn.arn, fn)
  },
}

function functionArn(name: string): string {
  return arn('lambda', `function:${name}`)
}

function locate(
  logicalId: string,
  directory: string,
  handler: string,
): { module: string; exportName: string } {
  const dot = handler.lastIndexOf('.')
  const path = ['mjs', 'js', 'cjs']
    .map(ext => join(directory, `${handler.slice(0, dot)}.${ext}`))
    .find(existsSync)
  if (!path) throw new Error(`${logicalId}: handler ${handler} is not in ${directory}`)
  return { module: pathToFileURL(path).href, exportName: handler.slice(dot + 1) }
}

/** What Lambda itself sets. */
function lambdaVariables(
  name: string,
  directory: string,
  handler: string,
  memoryMegabytes: number,
): Record<string, string> {
  return {
    _HANDLER: handler,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${process.versions.node.split('.')[0]}.x`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: directory,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  }
}
