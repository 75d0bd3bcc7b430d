import type { Bus, BusEvent } from '../../shared/aws/bus/publish.ts'
import { newImage, type StreamRecord } from '../../shared/aws/stream.ts'
import { onFirstCall } from '../../shared/contracts/environment.ts'
import { bus, openPorts } from '../../shared/ports.ts'
import { log } from '../../shared/telemetry/log.ts'
import { outgoing } from './outgoing.ts'

interface Input {
  readonly Records: readonly StreamRecord[]
}

interface Output {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[]
}

const sequenceNumber = (record: StreamRecord) => record.dynamodb?.SequenceNumber ?? ''

/**
 * Takes records of the ledger's stream and publishes each once or more, or reports it as failed. A failure never holds
 * back its neighbours: Lambda retries from the lowest reported record on, and whoever follows must bear repeats anyway.
 */
export function build({ bus }: { bus: Bus }) {
  return async ({ Records }: Input): Promise<Output> => {
    const readable: { record: StreamRecord; event: BusEvent }[] = []
    const failures: { record: StreamRecord; cause: string }[] = []
    for (const record of Records.filter(({ eventName }) => eventName === 'INSERT')) {
      try {
        readable.push({ record, event: outgoing(newImage(record)) })
      } catch {
        failures.push({ record, cause: 'Unreadable' })
      }
    }
    for (const { index, cause } of await bus.publish(readable.map(({ event }) => event))) {
      const refused = readable[index]
      if (refused) failures.push({ record: refused.record, cause })
    }
    for (const { record, cause } of failures)
      log.warn('not published', { sequenceNumber: sequenceNumber(record), cause })
    return { batchItemFailures: failures.map(({ record }) => ({ itemIdentifier: sequenceNumber(record) })) }
  }
}

export const handler = onFirstCall(environment => build(openPorts(environment, { bus })))
