import { Duration, Fn, type Stack } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  type CfnFunction,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import {
  claimVariables,
  loginVariables,
  metricsVariable,
  openRootsVariable,
  webhookHostsVariable,
} from '../../shared/contracts/environment.ts'
import type { FunctionDeclaration } from '../../shared/contracts/function.ts'
import { createLogs } from './logs.ts'
import { constructId } from './names.ts'
import type { Parameters } from './parameters.ts'
import { mayCallItself } from './recursion.ts'

/** Seconds that a function may run unless it says otherwise. */
export const defaultTimeout = 10
const defaultMemory = 512

/** The function of a declaration; at first it may do nothing but write to its own log. */
export function createFunction(
  stack: Stack,
  declaration: FunctionDeclaration,
  code: Code,
  { architecture, claims, login, openRoots, reserved, webhookHosts }: Parameters,
): LambdaFunction {
  const id = constructId(declaration.name)
  const logGroup = createLogs(stack, `${id}Logs`)
  const role = new Role(stack, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  const fn = new LambdaFunction(stack, id, {
    description: declaration.summary,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.custom(architecture.valueAsString),
    handler: 'index.handler',
    code,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    timeout: Duration.seconds(declaration.timeout ?? defaultTimeout),
    memorySize: declaration.memory ?? defaultMemory,
    ...(mayCallItself(declaration) && { recursiveLoop: RecursiveLoop.ALLOW }),
  })
  if (declaration.reserved) (fn.node.defaultChild as CfnFunction).reservedConcurrentExecutions = reserved
  fn.addEnvironment(metricsVariable, stack.stackName)
  if (declaration.endpoints)
    for (const [claim, variable] of Object.entries(claimVariables))
      fn.addEnvironment(variable, claims[claim as keyof typeof claimVariables].valueAsString)
  if (declaration.makesRoots) fn.addEnvironment(openRootsVariable, openRoots.valueAsString)
  if (declaration.servesPages)
    for (const [setting, name] of Object.entries(loginVariables))
      fn.addEnvironment(name, login[setting as keyof typeof loginVariables].valueAsString)
  if (declaration.knowsWebhookHosts)
    fn.addEnvironment(webhookHostsVariable, Fn.join(',', webhookHosts.valueAsList))
  return fn
}
