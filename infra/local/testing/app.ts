import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as cdk from 'aws-cdk-lib'
import * as apigw from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb'
import * as events from 'aws-cdk-lib/aws-events'
import * as targets from 'aws-cdk-lib/aws-events-targets'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources'
import * as scheduler from 'aws-cdk-lib/aws-scheduler'
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets'
import * as sqs from 'aws-cdk-lib/aws-sqs'
import { buildSync } from 'esbuild'

const BUNDLES = mkdtempSync(join(tmpdir(), 'fixture-bundles-'))

/** Synthesizes the fixture: one of everything, from API to views. `node app.ts <directory>` */
function synthesize(outdir: string): void {
  const app = new cdk.App({ outdir })
  const stack = new cdk.Stack(app, 'Fixture')
  const issuer = new cdk.CfnParameter(stack, 'JwtIssuer')
  const audience = new cdk.CfnParameter(stack, 'JwtAudience')

  const items = new dynamodb.Table(stack, 'Items', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    stream: dynamodb.StreamViewType.NEW_IMAGE,
  })
  items.addGlobalSecondaryIndex({
    indexName: 'byKind',
    partitionKey: { name: 'kind', type: dynamodb.AttributeType.STRING },
  })
  const views = new dynamodb.Table(stack, 'Views', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
  })
  const bus = new events.EventBus(stack, 'Bus')

  const write = makeFunction(stack, 'write', { ITEMS: items.tableName })
  const relay = makeFunction(stack, 'relay', { BUS: bus.eventBusName })
  const project = makeFunction(stack, 'project', { VIEWS: views.tableName })
  const tick = makeFunction(stack, 'tick', { VIEWS: views.tableName })
  const probe = makeFunction(stack, 'probe', { TRAP: '1' })
  items.grantWriteData(write)
  bus.grantPutEventsTo(relay)
  views.grantWriteData(project)
  views.grantWriteData(tick)

  relay.addEventSource(
    new sources.DynamoEventSource(items as dynamodb.ITable, {
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      bisectBatchOnError: true,
      retryAttempts: 1,
      onFailure: new sources.SqsDlq(new sqs.Queue(stack, 'RelayFailures')),
    }),
  )
  const dead = new sqs.Queue(stack, 'ProjectFailures')
  const work = new sqs.Queue(stack, 'ProjectWork', {
    visibilityTimeout: cdk.Duration.seconds(60),
    deadLetterQueue: { queue: dead, maxReceiveCount: 2 },
  })
  new events.Rule(stack, 'OnItem', {
    eventBus: bus,
    eventPattern: { source: ['fixture'], detail: { kind: events.Match.anythingBut('silent') } },
    targets: [new targets.SqsQueue(work)],
  })
  project.addEventSource(
    new sources.SqsEventSource(work, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }),
  )
  new sqs.Queue(stack, 'Loose', { queueName: 'loose' })

  const ticks = new sqs.Queue(stack, 'Ticks', { visibilityTimeout: cdk.Duration.seconds(60) })
  tick.addEventSource(new sources.SqsEventSource(ticks, { batchSize: 1 }))
  new scheduler.Schedule(stack, 'Monthly', {
    schedule: scheduler.ScheduleExpression.cron({
      minute: '0',
      hour: '2',
      day: '1',
      timeZone: cdk.TimeZone.ASIA_SHANGHAI,
    }),
    target: new SqsSendMessage(ticks, {
      input: scheduler.ScheduleTargetInput.fromObject({
        scheduledFor: scheduler.ContextAttribute.scheduledTime,
      }),
    }),
  })

  const api = new apigw.HttpApi(stack, 'Api', {
    corsPreflight: { allowOrigins: ['https://app.example'], allowMethods: [apigw.CorsHttpMethod.ANY] },
  })
  const authorizer = new HttpJwtAuthorizer('Jwt', issuer.valueAsString, {
    jwtAudience: [audience.valueAsString],
  })
  const to = (fn: lambda.Function) => new HttpLambdaIntegration(`${fn.node.id}-integration`, fn)
  api.addRoutes({ path: '/items/{id}', methods: [apigw.HttpMethod.PUT], integration: to(write), authorizer })
  api.addRoutes({ path: '/me', methods: [apigw.HttpMethod.ANY], integration: to(probe), authorizer })
  api.addRoutes({ path: '/probe/{rest+}', methods: [apigw.HttpMethod.ANY], integration: to(probe) })
  app.synth()
  rmSync(BUNDLES, { recursive: true })
}

function makeFunction(stack: cdk.Stack, name: string, environment: Record<string, string>): lambda.Function {
  const directory = join(BUNDLES, name)
  buildSync({
    entryPoints: [fileURLToPath(new URL(`handlers/${name}.ts`, import.meta.url))],
    outfile: join(directory, 'index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  return new lambda.Function(stack, name, {
    code: lambda.Code.fromAsset(directory),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_22_X,
    memorySize: 256,
    timeout: cdk.Duration.seconds(name === 'probe' ? 2 : 10),
    environment,
  })
}

synthesize(process.argv[2] ?? 'cdk.out')
