import { describe, expect, test } from 'vitest'
import { functions } from '../../../functions/catalogue.ts'
import { writing } from '../../../shared/aws/granted.ts'
import type {
  FunctionDeclaration,
  SecretName,
  TableAction,
  TableName,
} from '../../../shared/contracts/function.ts'
import { tableActions } from '../../constructs/grants.ts'
import { constructId } from '../../constructs/names.ts'
import { type Caller, openAccess } from '../../local/engine/iam/access.ts'
import { dynamodbRequests } from '../../local/engine/iam/dynamodb.ts'
import { type AccessRequest, readPolicy } from '../../local/engine/iam/policy.ts'
import { secretRequests } from '../../local/engine/iam/services.ts'
import { type Properties, show, synthesize } from './synthesize.ts'

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
    ...(declared.sheets
      ? allow('Lake', 'Arn/exports/*', declared.sheets === 'writes' ? 's3:PutObject' : 's3:GetObject')
      : []),
    ...(declared.publishes ? allow('Bus', 'Arn', 'events:PutEvents') : []),
    ...(declared.subscription ? take(constructId(name, 'queue')) : []),
    ...(declared.work ?? []).flatMap(({ queue }) => take(constructId(queue, 'queue'))),
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
  sheets,
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
  ...((writesLake || sheets) && { LAKE: idOf('Lake') }),
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

/** Tables in which things of several kinds lie, by partition; in the ledger all are of one. */
const mixed: readonly TableName[] = ['jobs', 'messages', 'results', 'roster', 'settings', 'views', 'voice']

test('whoever writes to a table of several kinds says which', () => {
  const unsaid = functions.flatMap(({ name, tables, writesOnly = {} }: FunctionDeclaration) =>
    mixed
      .filter(table => tables?.[table]?.some(action => writing.includes(action)) && !writesOnly[table])
      .map(table => `${name}: ${table}`),
  )
  expect(unsaid).toEqual([])
})

/** The register in which the local runner asks who may do what, with every function's role as it is synthesized. */
const access = openAccess('000000000000', () => {})
for (const { name } of functions) {
  const roleId = idOf(constructId(name, 'role'))
  const resolved = statements(roleId).map(statement => ({
    ...statement,
    Resource: [statement.Resource].flat().map(show),
  }))
  access.grant(roleId, readPolicy({ Statement: resolved } as never, name))
}
const callers = new Map<string, Caller>(
  functions.map(({ name }) => {
    const { AWS_ACCESS_KEY_ID } = access.assume(idOf(constructId(name, 'role')), name)
    return [name, access.callerOf(`Credential=${AWS_ACCESS_KEY_ID}/`)]
  }),
)

const arnOf = (table: string) => `${idOf(constructId(table, 'table'))}.Arn`
const find = (table: string) => ({ arn: arnOf(table), partition: 'pk', indexes: {} })
const reading = (table: string, pk: string) =>
  (['get', 'batchGet', 'query'] as const).map(action => ({
    action: tableActions[action],
    resource: arnOf(table),
    context: { 'dynamodb:LeadingKeys': [pk] },
  }))
const putting = (TableName: string, pk: string) =>
  dynamodbRequests('PutItem', { TableName, Item: { pk: { S: pk } } }, find)

function isAllowed(name: string, requests: readonly AccessRequest[]): boolean {
  try {
    callers.get(name)?.authorize(requests)
    return true
  } catch {
    return false
  }
}
/** Functions that may do at least one of these. */
const those = (requests: readonly AccessRequest[]) =>
  functions
    .map(({ name }) => name)
    .filter(name => requests.some(request => isAllowed(name, [request])))
    .sort()

test.each<[string, string, string[]]>([
  ['settings', 'POLICY#ha', ['policy']],
  ['settings', 'CALENDAR', ['calendar']],
  ['settings', 'COMPLAINTS#ha', ['complaints', 'sweep', 'voice']],
  ['settings', 'ORGMESSAGES#ls', ['messages']],
  ['results', 'CADRE#c-wang', ['assess']],
  ['results', 'ORG#ls', ['sign-off']],
  ['results', 'OBJECTIONS#c-wang', ['objections', 'on-roster-changed', 'sweep']],
  ['results', 'DISMISSED#c-wang', ['review']],
  ['results', 'TOPICS#ha', ['demands']],
  ['roster', 'ERASURES#ha', ['privacy', 'sweep']],
  ['roster', 'BASE#b-1', ['import-roster', 'roster', 'work-imports']],
  ['roster', 'ORG#ls', ['import-roster', 'launch', 'roster']],
  ['views', 'HEALTH', ['health']],
])('in %s alone these write to %s', (table, pk, names) => {
  expect(those(putting(table, pk))).toEqual(names)
})

test.each<[string, string, string[]]>([
  ['settings', 'COMPLAINTS#ha', ['complaints', 'sweep', 'voice']],
  ['settings', 'CADREMESSAGES#c-wang', ['messages', 'remind']],
  ['settings', 'ORGMESSAGES#ls', ['deliver', 'messages', 'remind']],
  ['results', 'OBJECTIONS#c-wang', ['objections', 'on-roster-changed', 'sweep']],
  ['roster', 'ERASURES#ha', ['privacy', 'sweep', 'write-lake']],
])('in %s alone these read %s', (table, pk, names) => {
  expect(those(reading(table, pk))).toEqual(names)
})

test.each<[SecretName, string[]]>([
  ['naming', ['import-roster']],
  ['youths', ['imports']],
  ['voice', ['voice', 'voice-links']],
  ['webhooks', ['deliver', 'messages']],
])('alone these read the secret %s', (secret, names) => {
  const SecretId = idOf(constructId(secret, 'secret'))
  expect(those(secretRequests('GetSecretValue', { SecretId }))).toEqual(names)
})

test('the local runner refuses what a function may not, naming action, resource and role', () => {
  expect(() => callers.get('policy')?.authorize(putting('settings', 'CALENDAR'))).toThrow(
    `User: arn:aws:sts::000000000000:assumed-role/${idOf('PolicyRole')}/policy is not authorized to perform: dynamodb:PutItem on resource: ${arnOf('settings')} because no identity-based policy allows the dynamodb:PutItem action`,
  )
})

test('no role has more than its policy', () => {
  for (const { properties } of all('AWS::IAM::Role')) {
    expect(properties).not.toHaveProperty('ManagedPolicyArns')
    expect(properties).not.toHaveProperty('Policies')
  }
})
