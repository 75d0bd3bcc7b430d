import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency'
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { Contact } from '../../../../events/contact.ts'
import { openTable } from '../../../../shared/aws/client.ts'
import { toAttributes } from '../../../../shared/aws/items/attributes.ts'
import { busVariable } from '../../../../shared/contracts/environment.ts'
import { toLedgerItem } from '../../../../shared/repositories/ledger-item.ts'
import { benchCadre, type Contender, subject } from './contender.ts'
import { peerTables } from './tables.ts'
import { countOne } from './textbook.ts'

/** The handler that Powertools makes idempotent: puts the event, counts it, publishes it. */
export function powertoolsOn(
  environment: Readonly<Record<string, string | undefined>>,
  bus = new EventBridgeClient({}),
  remaining = 25_000,
) {
  process.env.AWS_LAMBDA_FUNCTION_NAME ??= 'record'
  const { client, name: ledger } = openTable(environment, 'ledger')
  const { name: views } = openTable(environment, 'views')
  const config = new IdempotencyConfig({ eventKeyJmesPath: 'id' })
  config.registerLambdaContext({ getRemainingTimeInMillis: () => remaining } as never)
  const persistenceStore = new DynamoDBPersistenceLayer({
    tableName: environment[peerTables.idempotency] as string,
    awsSdkV3Client: client,
  })
  const handle = async (event: Contact) => {
    const recordedAt = new Date().toISOString()
    const item = toLedgerItem(benchCadre.month, { ...event, recordedAt, recordedBy: subject })
    await client.send(new PutItemCommand({ TableName: ledger, Item: toAttributes(item) }))
    await client.send(new UpdateItemCommand({ TableName: views, ...countOne }))
    const Detail = JSON.stringify({ id: event.id })
    await bus.send(
      new PutEventsCommand({
        Entries: [{ EventBusName: environment[busVariable], Source: 'bench', DetailType: 'contact', Detail }],
      }),
    )
    return { id: event.id, recordedAt }
  }
  return makeIdempotent(handle, { persistenceStore, config })
}

/** Powertools' idempotency around a handler that writes, counts and publishes. */
export const contender: Contender = {
  open(environment) {
    const handle = powertoolsOn(environment)
    return contacts => n => handle(contacts[n] as Contact)
  },
}
