import { Stack } from 'aws-cdk-lib'
import type { EventBus } from 'aws-cdk-lib/aws-events'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { partitionsOf, writing } from '../../shared/aws/granted.ts'
import {
  busVariable,
  lakeVariable,
  queueVariable,
  secretVariable,
  sheetFolder,
  tableVariable,
  watchedQueuesVariable,
} from '../../shared/contracts/environment.ts'
import type {
  FunctionDeclaration,
  QueueName,
  SecretName,
  TableAction,
  TableName,
} from '../../shared/contracts/function.ts'
import { constructId } from './names.ts'
import type { WorkQueues } from './queues.ts'
import type { Secrets } from './secrets.ts'
import type { Tables } from './tables.ts'

/** The DynamoDB action behind each declared action. */
export const tableActions: Readonly<Record<TableAction, string>> = {
  get: 'dynamodb:GetItem',
  batchGet: 'dynamodb:BatchGetItem',
  query: 'dynamodb:Query',
  scan: 'dynamodb:Scan',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
  check: 'dynamodb:ConditionCheckItem',
}

const allow = (
  fn: LambdaFunction,
  actions: string[],
  resource: string,
  conditions?: Record<string, Record<string, readonly string[]>>,
) =>
  fn.addToRolePolicy(
    new PolicyStatement({ actions, resources: [resource], ...(conditions && { conditions }) }),
  )

/** Tells the function its tables and lets it do there what it declares, no more. */
export function grantTables(fn: LambdaFunction, tables: Tables, declaration: FunctionDeclaration): void {
  for (const [name, actions] of Object.entries(declaration.tables ?? {}) as [
    TableName,
    readonly TableAction[],
  ][]) {
    const { tableName, tableArn } = tables[name]
    fn.addEnvironment(tableVariable(name), tableName)
    const grant = (some: readonly TableAction[], patterns: readonly string[] | undefined) => {
      if (some.length === 0) return
      allow(
        fn,
        some.map(action => tableActions[action]),
        tableArn,
        patterns && { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } },
      )
    }
    const { reads, writes } = partitionsOf(declaration, name)
    grant(
      actions.filter(action => !writing.includes(action)),
      reads,
    )
    grant(
      actions.filter(action => writing.includes(action)),
      writes,
    )
  }
}

/** Tells the function a work queue and lets it send there. */
export function grantSend(fn: LambdaFunction, name: QueueName, queues: WorkQueues): void {
  const { queue } = queues(name)
  fn.addEnvironment(queueVariable(name), queue.queueUrl)
  allow(fn, ['sqs:SendMessage'], queue.queueArn)
}

/** Tells the function every queue of the stack, and lets it count their messages. */
export function grantWatch(fn: LambdaFunction): void {
  const queues = Stack.of(fn).node.children.filter(construct => construct instanceof Queue)
  const find = (id: string) => queues.find(({ node }) => node.id === id)
  const lines = queues.flatMap(queue => {
    const name = /^(\w+)Queue$/.exec(queue.node.id)?.[1]
    const deadLetters = name && find(constructId(name, 'dead letters'))
    return deadLetters ? [`${name} ${queue.queueUrl} ${deadLetters.queueUrl}`] : []
  })
  fn.addEnvironment(watchedQueuesVariable, lines.join('\n'))
  const resources = queues.map(({ queueArn }) => queueArn)
  fn.addToRolePolicy(new PolicyStatement({ actions: ['sqs:GetQueueAttributes'], resources }))
}

/** Tells the function a secret and lets it read that. */
export function grantSecret(fn: LambdaFunction, name: SecretName, secrets: Secrets): void {
  fn.addEnvironment(secretVariable(name), secrets[name].secretArn)
  allow(fn, ['secretsmanager:GetSecretValue'], secrets[name].secretArn)
}

/** Tells the function the lake's bucket and lets it write there, and see what lies there. */
export function grantLake(fn: LambdaFunction, bucket: Bucket): void {
  fn.addEnvironment(lakeVariable, bucket.bucketName)
  allow(fn, ['s3:PutObject', 's3:DeleteObject'], bucket.arnForObjects('*'))
  allow(fn, ['s3:ListBucket'], bucket.bucketArn)
}

/** Tells the function the lake's bucket and lets it write sheets in their folder, or make links to them. */
export function grantSheets(fn: LambdaFunction, bucket: Bucket, may: 'writes' | 'links'): void {
  fn.addEnvironment(lakeVariable, bucket.bucketName)
  allow(fn, [may === 'writes' ? 's3:PutObject' : 's3:GetObject'], bucket.arnForObjects(`${sheetFolder}*`))
}

/** Tells the function the bus and lets it publish there. */
export function grantPublish(fn: LambdaFunction, bus: EventBus): void {
  fn.addEnvironment(busVariable, bus.eventBusName)
  allow(fn, ['events:PutEvents'], bus.eventBusArn)
}
