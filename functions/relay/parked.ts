import { compressJson, expandJson } from '../../shared/aws/compressed-json.ts'
import type { StreamRecord } from '../../shared/aws/stream.ts'

/** The message that holds a record whole: compressed, since an item may be larger than a message. */
export const toParked = ({ eventName, dynamodb }: StreamRecord) => ({
  record: Buffer.from(compressJson({ eventName, dynamodb })).toString('base64'),
})

/** The record that {@link toParked} took. @throws Error if the message holds none. */
export const fromParked = (message: unknown): StreamRecord =>
  expandJson<StreamRecord>(Buffer.from(String(Object(message).record), 'base64'))

/** Whether a message is Lambda's word on records that it gave up: where they lay in the stream, not what they held. */
export const isPointer = (message: unknown): boolean => 'DDBStreamBatchInfo' in Object(message)
