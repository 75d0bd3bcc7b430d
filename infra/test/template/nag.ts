import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag'
import { expect, test } from 'vitest'
import { synthesize } from './synthesize.ts'

/** What the packs ask for and we do otherwise, each with its reason. */
const exceptions: readonly { rule: string; where: RegExp; reason: string }[] = [
  {
    rule: 'AwsSolutions-DDB3',
    where: /^(Jobs|Messages)Table/,
    reason: 'jobs and messages pass within weeks; nothing would be restored from them',
  },
  {
    rule: 'AwsSolutions-SMG4',
    where: /Secret\//,
    reason:
      'keys of ids and links: a ring is turned by hand, for a schedule would drop keys still in the field',
  },
  {
    rule: 'AwsSolutions-APIG4',
    where:
      /^Api\/Http\/(GET|POST)--y--\{token\}|^Api\/Http\/GET--(v1--openapi\.json|docs|assets--\{file\}|sw\.js|config\.json)?(\/|$)/,
    reason:
      'a youth has a sealed link in place of an account; the document of the API and the pages, which hold no data, are public',
  },
  {
    rule: 'AwsSolutions-S1',
    where: /^Lake\//,
    reason:
      'nothing in the lake names a person, and CloudTrail tells who asked Athena what; sheets that were ordered lie there for a day, and who got a link to one is logged',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::<Lake5F1B88EA.Arn>/*]',
    where: /^WriteLakeRole/,
    reason: 'the objects of the one bucket, whose keys are months and shards',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::<Lake5F1B88EA.Arn>/exports/*]',
    where: /^(Orders|WriteSheets)Role/,
    reason: 'the sheets that were ordered, each by an id of its own',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    where: /^RelayRole/,
    reason: 'dynamodb:ListStreams knows no resource',
  },
  {
    rule: 'AwsSolutions-IAM5[Action::kms:GenerateDataKey*]',
    where: /^SchedulerRole/,
    reason: 'the one key of this stack, and the one action with its two spellings',
  },
  {
    rule: 'Serverless-LambdaDLQ',
    where: /\/Resource$/,
    reason:
      'no function is called asynchronously: API Gateway waits, queues and streams have their dead letters',
  },
  {
    rule: 'Serverless-LambdaTracing',
    where: /\/Resource$/,
    reason:
      'China has no integration of X-Ray with Lambda; one correlation id goes through every hop instead',
  },
  {
    rule: 'Serverless-SQSRedrivePolicy',
    where: /DeadLetters\/Resource$/,
    reason: 'dead letters wait for a person',
  },
  {
    rule: 'Serverless-LambdaEventSourceMappingDestination',
    where: /Queue\/Resource$/,
    reason: 'a queue hands what fails to its dead letters itself; destinations are for streams',
  },
]

const { stack } = synthesize()

/** Where a construct lies within the stack; cdk-nag names it so, its declared type does not. */
const pathOf = (resource: object) => String(Reflect.get(resource, 'constructPath')).replace(/^baixin\//, '')

/** Every finding of a pack, as rule and path within the stack. */
function findings(pack: NagPack): { rule: string; path: string }[] {
  return pack
    .validateScope(stack)
    .violations.flatMap(({ ruleName: rule, violatingResources }) =>
      violatingResources.map(resource => ({ rule, path: pathOf(resource) })),
    )
}

const found = [new AwsSolutionsChecks(stack), new ServerlessChecks(stack)].flatMap(findings)
const covers = (finding: { rule: string; path: string }) => (exception: (typeof exceptions)[number]) =>
  exception.rule === finding.rule && exception.where.test(finding.path)

test('cdk-nag finds nothing in the AwsSolutions and Serverless packs but what has its reason', () => {
  const unexplained = found.filter(finding => !exceptions.some(covers(finding)))
  expect(unexplained).toEqual([])
})

test('every exception is still needed', () => {
  const idle = exceptions.filter(exception => !found.some(finding => covers(finding)(exception)))
  expect(idle.map(({ rule }) => rule)).toEqual([])
})
