import { setFlagsFromString } from 'node:v8'
import { runInThisContext } from 'node:vm'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, expect, test, vi } from 'vitest'
import type { Environment } from '../contracts/environment.ts'
import { openBus } from './bus/publish.ts'
import { openTable } from './client.ts'
import { openDepths } from './queue/depths.ts'
import { openQueue } from './queue/send.ts'
import { openKeyRing } from './secrets.ts'

setFlagsFromString('--allow-natives-syntax')
const isQuick = runInThisContext('settings => %HasFastProperties(settings)') as (settings: object) => boolean

vi.stubEnv('AWS_REGION', 'cn-north-1')
const [events, queues, secrets] = [
  mockClient(EventBridgeClient),
  mockClient(SQSClient),
  mockClient(SecretsManagerClient),
]
queues.resolves({})
secrets.resolves({ SecretString: '{}' })
events.resolves({ Entries: [{ EventId: '1' }] })
afterAll(() => {
  vi.unstubAllEnvs()
  for (const mock of [events, queues, secrets]) mock.restore()
})

const environment: Environment = {
  TABLE_LEDGER: 'ledger',
  BUS: 'bus',
  QUEUE_ASSESSMENT: 'queue',
  WATCHED_QUEUES: 'assessment queue dead',
  SECRET_NAMING: 'secret',
}

/** The client that sent the last call. */
const sender = (mock: { readonly send: { readonly thisValues: unknown[] } }) =>
  mock.send.thisValues.at(-1) as { readonly config: object }

test.each<[what: string, open: () => Promise<{ readonly config: object }>]>([
  ['tables', async () => openTable(environment, 'ledger').client],
  [
    'the bus',
    async () => {
      await openBus(environment).publish([{ type: 'contact', time: '2026-05-20T12:15:01.000Z', detail: {} }])
      return sender(events)
    },
  ],
  [
    'queues',
    async () => {
      await openQueue(environment, 'assessment')([1])
      return sender(queues)
    },
  ],
  [
    'the depths of queues',
    async () => {
      await openDepths(environment)()
      return sender(queues)
    },
  ],
  [
    'keys',
    async () => {
      await openKeyRing(environment, 'naming')()
      return sender(secrets)
    },
  ],
])('V8 keeps the settings of the client of %s in the form that it copies quickly', async (_, open) => {
  expect(isQuick((await open()).config)).toBe(true)
})
