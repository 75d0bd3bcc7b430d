import { describe, expect, test } from 'vitest'
import { functions, schedules } from '../../../functions/catalogue.ts'
import { tables } from '../../../shared/aws/tables.ts'
import { routeKey } from '../../../shared/contracts/endpoint.ts'
import { constructId } from '../../constructs/names.ts'
import { redrivables } from '../../tools/operate/redrive.ts'
import { show, synthesize } from './synthesize.ts'

const { all, idOf, text } = synthesize()
const fnId = (name: string) => idOf(constructId(name))
const mappings = all('AWS::Lambda::EventSourceMapping').map(({ properties }) => properties)

describe('routes', () => {
  const integrations = new Map(
    all('AWS::ApiGatewayV2::Integration').map(({ id, properties }) => [id, properties]),
  )
  const routes = all('AWS::ApiGatewayV2::Route').map(({ properties }) => properties)

  test('are the endpoints of the catalogue, each to its function', () => {
    const built = routes.map(({ RouteKey, Target }) => {
      const [, [prefix, { Ref }]] = Target['Fn::Join']
      expect(prefix).toBe('integrations/')
      return `${RouteKey} → ${show(integrations.get(Ref)?.IntegrationUri)}`
    })
    const declared = functions.flatMap(({ name, endpoints = [] }) => [
      ...new Set(endpoints.map(endpoint => `${routeKey(endpoint)} → ${fnId(name)}.Arn`)),
    ])
    expect(built.sort()).toEqual(declared.sort())
  })

  test('all ask for a token, but for those declared public', () => {
    const open = routes.filter(({ AuthorizationType }) => AuthorizationType !== 'JWT')
    const declared = functions.flatMap(({ endpoints = [] }) => endpoints.filter(endpoint => endpoint.public))
    expect(open.map(({ RouteKey }) => RouteKey).sort()).toEqual(declared.map(routeKey).sort())
    expect(open.map(({ AuthorizationType }) => AuthorizationType)).toEqual(open.map(() => 'NONE'))
  })

  test('of one function share one integration', () => {
    expect(integrations.size).toBe(functions.filter(({ endpoints }) => endpoints).length)
  })

  test('are open to the pages of the origins that a parameter names, by every method there is', () => {
    const [api] = all('AWS::ApiGatewayV2::Api')
    const [, cors, otherwise] = api?.properties.CorsConfiguration?.['Fn::If'] ?? []
    expect(otherwise).toEqual({ Ref: 'AWS::NoValue' })
    expect(cors).toMatchObject({ AllowOrigins: { Ref: 'AllowedOrigins' } })
    expect(cors).not.toHaveProperty('AllowCredentials')
    const methods = functions.flatMap(({ endpoints = [] }) => endpoints.map(({ method }) => method))
    expect(cors.AllowMethods).toEqual(expect.arrayContaining([...new Set(methods)]))
  })

  test('that are dearer than usual get less than the whole API, as their endpoints declare', () => {
    const [stage] = all('AWS::ApiGatewayV2::Stage')
    const { DefaultRouteSettings, RouteSettings } = stage?.properties ?? {}
    expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 2000 })
    expect(RouteSettings).toMatchObject({
      'GET /v1/orgs/{orgId}/roster.xlsx': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 50 },
      'POST /v1/rosters': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 50 },
      'POST /v1/policy/rehearsals': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 },
      'POST /v1/orgs/{orgId}/exports': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 },
      'POST /y/{token}': { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    })
    expect(RouteSettings).not.toHaveProperty('POST /v1/contacts')
    expect(RouteSettings).not.toHaveProperty('POST /v1/assessments/{month}/finalise')
    expect(routes.map(({ RouteKey }) => RouteKey)).toEqual(expect.arrayContaining(Object.keys(RouteSettings)))
  })

  test('belong to functions that give up before API Gateway does', () => {
    const slow = functions.filter(({ endpoints, timeout = 0 }) => endpoints && timeout > 29)
    expect(slow.map(({ name }) => name)).toEqual([])
  })
})

test('rules are the subscriptions of the catalogue, each through its queue to its function', () => {
  const built = all('AWS::Events::Rule').map(({ properties: { EventPattern, Targets } }) => {
    const [target, ...others] = Targets
    expect(others).toEqual([])
    const takers = mappings.filter(({ EventSourceArn }) => show(EventSourceArn) === show(target.Arn))
    return { pattern: EventPattern, to: takers.map(({ FunctionName }) => show(FunctionName)) }
  })
  const declared = functions.flatMap(({ name, subscription }) =>
    subscription
      ? [{ pattern: { source: ['baixin'], 'detail-type': subscription.events }, to: [fnId(name)] }]
      : [],
  )
  expect(built).toEqual(declared)
})

test('mappings are the subscriptions, works and streams of the catalogue', () => {
  const built = mappings.map(properties => ({
    fn: show(properties.FunctionName),
    from: show(properties.EventSourceArn),
    batchSize: properties.BatchSize,
    window: properties.MaximumBatchingWindowInSeconds,
    maxConcurrency: properties.ScalingConfig?.MaximumConcurrency,
    responses: properties.FunctionResponseTypes,
  }))
  const declared = functions.flatMap(({ name, subscription, work = [], streams = [] }) => {
    const sources = [
      subscription && { ...subscription, from: `${idOf(constructId(name, 'queue'))}.Arn` },
      ...work.map(taken => ({ ...taken, from: `${idOf(constructId(taken.queue, 'queue'))}.Arn` })),
      ...streams.map(stream => ({
        maxConcurrency: undefined,
        ...stream,
        from: `${idOf(constructId(stream.table, 'table'))}.StreamArn`,
      })),
    ]
    return sources
      .filter(source => source !== undefined)
      .map(({ from, batchSize, window, maxConcurrency }) => ({
        fn: fnId(name),
        from,
        batchSize,
        window,
        maxConcurrency,
        responses: ['ReportBatchItemFailures'],
      }))
  })
  expect(built).toEqual(declared)
})

test('a stream hands a record out until shortly before it forgets it, as often as it takes', () => {
  for (const properties of mappings.filter(({ StartingPosition }) => StartingPosition)) {
    expect(properties).toMatchObject({ StartingPosition: 'TRIM_HORIZON', BisectBatchOnFunctionError: true })
    expect(properties).not.toHaveProperty('MaximumRetryAttempts')
    expect(properties.MaximumRecordAgeInSeconds).toBe(23 * 3600)
  }
})

test('schedules are those of the catalogue', () => {
  const built = all('AWS::Scheduler::Schedule').map(({ properties: { Target, ...schedule } }) => ({
    cron:
      JSON.parse(text).Parameters[String(show(schedule.ScheduleExpression))]?.Default ??
      schedule.ScheduleExpression,
    zone: schedule.ScheduleExpressionTimezone,
    flexible: schedule.FlexibleTimeWindow,
    to: show(Target.Arn),
    message: JSON.parse(Target.Input),
  }))
  const declared = schedules.map(({ cron, timeZone, queue, message }) => ({
    cron: `cron(${cron})`,
    zone: timeZone,
    flexible: { Mode: 'OFF' },
    to: `${idOf(constructId(queue, 'queue'))}.Arn`,
    message,
  }))
  expect(built).toEqual(declared)
})

test('a function is built as declared', () => {
  const built = all('AWS::Lambda::Function').map(({ id, properties }) => [
    id,
    properties.Runtime,
    properties.Handler,
    properties.Architectures,
    properties.Timeout,
    properties.MemorySize,
    properties.LoggingConfig.LogFormat,
  ])
  const declared = functions.map(({ name, timeout = 10, memory = 512 }) => [
    fnId(name),
    'nodejs24.x',
    'index.handler',
    [{ Ref: 'Architecture' }],
    timeout,
    memory,
    'JSON',
  ])
  expect(built).toEqual(declared)
})

test('concurrency is reserved for recording alone, as a parameter says', () => {
  const reserved = all('AWS::Lambda::Function').filter(
    ({ properties }) => properties.ReservedConcurrentExecutions !== undefined,
  )
  expect(reserved.map(({ id }) => id)).toEqual([fnId('record')])
  expect(reserved[0]?.properties.ReservedConcurrentExecutions).toEqual({
    'Fn::If': ['ReservesConcurrency', { Ref: 'RecordingConcurrency' }, { Ref: 'AWS::NoValue' }],
  })
})

test('every log group is kept for six months at least, also after the stack is gone', () => {
  const groups = new Map(all('AWS::Logs::LogGroup').map(({ id, properties }) => [id, properties]))
  for (const { RetentionInDays } of groups.values()) expect(RetentionInDays).toBeGreaterThanOrEqual(184)
  for (const { properties } of all('AWS::Lambda::Function'))
    expect(groups.has(properties.LoggingConfig.LogGroup.Ref)).toBe(true)
  for (const { properties } of all('AWS::ApiGatewayV2::Stage'))
    expect(groups.has(properties.AccessLogSettings.DestinationArn['Fn::GetAtt'][0])).toBe(true)
})

test('who read what of an org’s people is asked of every function’s log', () => {
  const [query] = all('AWS::Logs::QueryDefinition')
  expect(query?.properties.QueryString).toContain("filter message.message = 'access'")
  expect(query?.properties.LogGroupNames).toHaveLength(all('AWS::Logs::LogGroup').length)
})

test('the access log holds no path, no query, no token', () => {
  const [stage] = all('AWS::ApiGatewayV2::Stage')
  const variables = Object.values(JSON.parse(stage?.properties.AccessLogSettings.Format))
  expect(variables.filter(name => /path|query|claims|userAgent|protocol/i.test(String(name)))).toEqual([])
})

test('tables are those declared, on demand and recoverable unless their items pass', () => {
  const built = all('AWS::DynamoDB::Table').map(({ id, properties }) => ({ id, ...properties }))
  const declared = Object.entries(tables).map(([name, { stream, passing }]) => ({
    id: idOf(constructId(name, 'table')),
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    SSESpecification: {
      KMSMasterKeyId: { 'Fn::GetAtt': [idOf('Key'), 'Arn'] },
      SSEEnabled: true,
      SSEType: 'KMS',
    },
    ...(passing
      ? { TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true } }
      : { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
    ...(stream && { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }),
  }))
  expect(built).toEqual(declared)
})

test('tables keep their logical ids for ever: under another CloudFormation makes a new, empty one', () => {
  expect(all('AWS::DynamoDB::Table').map(({ id }) => id)).toEqual([
    'JobsTable1970BC16',
    'LedgerTable38A58B60',
    'MessagesTable05B58A27',
    'ResultsTableF0B5BF22',
    'RosterTable82982E3B',
    'SettingsTable4DB0CCD0',
    'ViewsTable7827252D',
    'VoiceTableFD00FEA3',
  ])
})

test('what holds data stays when the stack goes, and goes with a first deployment that fails', () => {
  const types = ['AWS::DynamoDB::Table', 'AWS::SecretsManager::Secret', 'AWS::Logs::LogGroup']
  const passing = Object.entries(tables).flatMap(([name, table]) =>
    table.passing ? [idOf(constructId(name, 'table'))] : [],
  )
  for (const { id, deletionPolicy } of types.flatMap(all))
    expect([id, deletionPolicy]).toEqual([id, passing.includes(id) ? 'Delete' : 'RetainExceptOnCreate'])
})

test('functions that send to their own queue may, and only they', () => {
  const allowed = all('AWS::Lambda::Function').filter(
    ({ properties }) => properties.RecursiveLoop === 'Allow',
  )
  const declared = functions.filter(({ work = [], sends = [] }) =>
    work.some(({ queue }) => sends.includes(queue)),
  )
  expect(allowed.map(({ id }) => id).sort()).toEqual(declared.map(({ name }) => fnId(name)).sort())
  expect(declared.map(({ name }) => name)).toContain('assess')
})

test('every queue of the catalogue can be redriven, by the outputs of the stack', () => {
  const outputs = Object.fromEntries(Object.keys(JSON.parse(text).Outputs).map(name => [name, name]))
  const declared = functions.flatMap(({ name, subscription, work = [] }) => [
    ...(subscription ? [constructId(name)] : []),
    ...work.map(({ queue }) => constructId(queue)),
  ])
  expect(
    redrivables(outputs)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(declared.sort())
})
