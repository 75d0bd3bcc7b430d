import { describe, expect, test } from 'vitest'
import { functions } from '../../functions/catalogue.ts'
import type { FunctionDeclaration, TableAction, TableName } from '../../shared/contracts/function.ts'
import { type Properties, show, synthesize } from '../test/synthesize.ts'
import { tableActions } from './grants.ts'
import { constructId } from './names.ts'

const { all, idOf } = synthesize()

const statements = (roleId: string): Properties[] =>
  all('AWS::IAM::Policy')
    .filter(({ properties }) => properties.Roles.some((role: unknown) => show(role) === roleId))
    .flatMap(({ properties }) => properties.PolicyDocument.Statement)

/** What a role may do, one line for each action and resource. */
const granted = (roleId: string) =>
  statements(roleId).flatMap(({ Effect, Action, Resource }) =>
    [Action].flat().flatMap(action => [Resource].flat().map(on => `${Effect} ${action} ${show(on)}`)),
  )

/** What a function needs for what it declares. */
function needed({ name, tables = {}, ...declared }: FunctionDeclaration): string[] {
  const allow = (id: string, attribute: string, ...actions: string[]) =>
    actions.map(action => `Allow ${action} ${idOf(id)}.${attribute}`)
  const take = (id: string) =>
    allow(id, 'Arn', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes')
  const read = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']
  return [
    ...allow(constructId(name, 'logs'), 'Arn', 'logs:CreateLogStream', 'logs:PutLogEvents'),
    ...(Object.entries(tables) as [TableName, TableAction[]][]).flatMap(([table, actions]) =>
      allow(constructId(table, 'table'), 'Arn', ...actions.map(action => tableActions[action])),
    ),
    ...(declared.sends ?? []).flatMap(queue => allow(constructId(queue, 'queue'), 'Arn', 'sqs:SendMessage')),
    ...(declared.secrets ?? []).map(
      secret => `Allow secretsmanager:GetSecretValue ${idOf(constructId(secret, 'secret'))}`,
    ),
    ...(declared.watchesQueues
      ? all('AWS::SQS::Queue').map(({ id }) => `Allow sqs:GetQueueAttributes ${id}.Arn`)
      : []),
    ...(declared.writesLake
      ? [
          ...allow('Lake', 'Arn', 's3:ListBucket'),
          ...allow('Lake', 'Arn/*', 's3:PutObject', 's3:DeleteObject'),
        ]
      : []),
    ...(declared.publishes ? allow('Bus', 'Arn', 'events:PutEvents') : []),
    ...(declared.subscription ? take(constructId(name, 'queue')) : []),
    ...(declared.work ? take(constructId(declared.work.queue, 'queue')) : []),
    ...(declared.streams
      ? [
          'Allow dynamodb:ListStreams *',
          ...allow(constructId(name, 'dead letters'), 'Arn', 'sqs:SendMessage'),
          ...declared.streams.flatMap(({ table }) =>
            allow(constructId(table, 'table'), 'StreamArn', ...read),
          ),
        ]
      : []),
  ]
}

/** Names that a function must be told. */
const told = ({
  tables = {},
  sends = [],
  secrets = [],
  publishes,
  makesRoots,
  servesPages,
  watchesQueues,
  writesLake,
  knowsWebhookHosts,
  endpoints,
}: FunctionDeclaration) => ({
  ...Object.fromEntries(
    Object.keys(tables).map(table => [`TABLE_${table.toUpperCase()}`, idOf(constructId(table, 'table'))]),
  ),
  ...Object.fromEntries(
    sends.map(queue => [`QUEUE_${queue.toUpperCase()}`, idOf(constructId(queue, 'queue'))]),
  ),
  ...Object.fromEntries(
    secrets.map(secret => [`SECRET_${secret.toUpperCase()}`, idOf(constructId(secret, 'secret'))]),
  ),
  ...(writesLake && { LAKE: idOf('Lake') }),
  ...(publishes && { BUS: idOf('Bus') }),
  ...(watchesQueues && { WATCHED_QUEUES: expect.objectContaining({ 'Fn::Join': expect.anything() }) }),
  ...(knowsWebhookHosts && { WEBHOOK_HOSTS: { 'Fn::Join': [',', { Ref: 'WebhookHosts' }] } }),
  METRICS: 'baixin',
  ...(makesRoots && { OPEN_ROOTS: 'OpenRoots' }),
  ...(servesPages && {
    LOGIN_ISSUER: 'JwtIssuer',
    LOGIN_CLIENT_ID: 'LoginClientId',
    LOGIN_SCOPE: 'LoginScope',
    LOGIN_TOKEN: 'LoginToken',
    LOGIN_ORIGINS: 'LoginOrigins',
  }),
  ...(endpoints && { CLAIM_ROLE: 'ClaimRole', CLAIM_ORG: 'ClaimOrg', CLAIM_CADRE: 'ClaimCadre' }),
})

describe.each(functions)('$name', declaration => {
  const id = idOf(constructId(declaration.name))
  const fn = all('AWS::Lambda::Function').find(resource => resource.id === id)

  test('may do what it declares, and nothing more', () => {
    const roleId = idOf(constructId(declaration.name, 'role'))
    expect(show(fn?.properties.Role)).toBe(`${roleId}.Arn`)
    expect(granted(roleId).sort()).toEqual(needed(declaration).sort())
  })

  test('is told what it declares, and nothing more', () => {
    const variables = Object.entries<unknown>(fn?.properties.Environment?.Variables ?? {})
    expect(Object.fromEntries(variables.map(([name, value]) => [name, show(value)]))).toEqual(
      told(declaration),
    )
  })
})

test.each(functions.filter(({ writesOnly }) => writesOnly))(
  '$name writes to its partitions only',
  declaration => {
    const writing = /^dynamodb:(?:Put|Update|Delete)Item$/
    for (const [table, patterns] of Object.entries(declaration.writesOnly ?? {})) {
      const of = statements(idOf(constructId(declaration.name, 'role'))).filter(
        ({ Resource }) => show(Resource) === `${idOf(constructId(table, 'table'))}.Arn`,
      )
      const writes = of.filter(({ Action }) => [Action].flat().some(action => writing.test(action)))
      expect(writes.map(({ Condition }) => Condition)).toEqual([
        { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } },
      ])
    }
  },
)

test('no role has more than its policy', () => {
  for (const { properties } of all('AWS::IAM::Role')) {
    expect(properties).not.toHaveProperty('ManagedPolicyArns')
    expect(properties).not.toHaveProperty('Policies')
  }
})
