import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'

/** One change of a table, as a stream mapping hands it over. */
export interface StreamRecord {
  readonly eventName?: string
  readonly dynamodb?: {
    readonly SequenceNumber?: string
    /** Seconds since 1970. */
    readonly ApproximateCreationDateTime?: number
    readonly NewImage?: unknown
  }
}

/**
 * The item as it was written.
 * @throws Error if the record carries no readable image.
 */
export function newImage(record: StreamRecord): Record<string, unknown> {
  return unmarshall((record.dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>)
}
