import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { ConnectedEventStore, EventStore, EventType, NotificationMessageBus } from '@castore/core'
import { DynamoDBSingleTableEventStorageAdapter } from '@castore/event-storage-adapter-dynamodb'
import { EventBridgeMessageBusAdapter } from '@castore/message-bus-adapter-event-bridge'
import { openTable } from '../../../../shared/aws/client.ts'
import { busVariable } from '../../../../shared/contracts/environment.ts'
import type { Contender } from './contender.ts'
import { peerTables } from './tables.ts'

/** The store and the bus that the bench's castore goes through; the faults look at both. */
export function castoreOn(
  environment: Readonly<Record<string, string | undefined>>,
  eventBridgeClient = new EventBridgeClient({}),
) {
  const store = new EventStore({
    eventStoreId: 'contacts',
    eventTypes: [new EventType({ type: 'contact' })],
    reducer: (aggregate: { aggregateId: string; version: number }) => aggregate,
    eventStorageAdapter: new DynamoDBSingleTableEventStorageAdapter({
      tableName: environment[peerTables.castore] as string,
      dynamoDBClient: openTable(environment, 'ledger').client,
    }),
  })
  const bus = new NotificationMessageBus({
    messageBusId: 'bench',
    sourceEventStores: [store],
    messageBusAdapter: new EventBridgeMessageBusAdapter({
      eventBusName: environment[busVariable] as string,
      eventBridgeClient,
    }),
  })
  return new ConnectedEventStore(store, bus)
}

/** castore: an aggregate a contact, which lets many be recorded at once; its connected store publishes each event. */
export const contender: Contender = {
  open(environment) {
    const store = castoreOn(environment)
    return contacts => async n => {
      const { id, ...payload } = contacts[n] as (typeof contacts)[0]
      return store.pushEvent({ aggregateId: id, version: 1, type: 'contact', payload } as never)
    }
  },
}
