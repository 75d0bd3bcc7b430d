import { type Attributes, fromAttributes } from './items/attributes.ts'
import type { Item } from './items/items.ts'

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

/** The item as it was written; Lambda hands bytes over as base64. @throws Error if the record carries no readable image. */
export function newImage(record: StreamRecord): Item {
  const { value, ...rest } = (record.dynamodb?.NewImage ?? {}) as Attributes
  const bytes = value?.B as unknown
  if (typeof bytes !== 'string') return fromAttributes({ ...rest, ...(value && { value }) })
  return fromAttributes({ ...rest, value: { B: Buffer.from(bytes, 'base64') } })
}
