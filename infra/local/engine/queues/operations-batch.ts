import { type Operation, ServiceError } from '../aws-json.ts'
import { fromUrl, type SqsInput, type SqsOperations } from './input.ts'
import { sizeOf } from './limits.ts'
import type { Queues } from './queues.ts'

/** The batch forms of the single operations: up to ten entries, each of which succeeds or fails by itself. */
export function operationsOnMany(single: SqsOperations, queues: Queues): SqsOperations {
  const batch =
    (name: string): Operation<SqsInput> =>
    async (input, signal) => {
      fromUrl(queues, input.QueueUrl)
      const entries = checked(input.Entries ?? [])
      const Successful = []
      const Failed = []
      for (const entry of entries) {
        try {
          const output = await single[name]?.({ ...entry, QueueUrl: input.QueueUrl ?? '' }, signal)
          Successful.push({ ...output, Id: entry.Id ?? '' })
        } catch (error) {
          if (!(error instanceof ServiceError)) throw error
          Failed.push({
            Id: entry.Id ?? '',
            SenderFault: true,
            Code: error.queryCode ?? error.code,
            Message: error.message,
          })
        }
      }
      return { Successful, ...(Failed.length > 0 ? { Failed } : {}) }
    }
  return {
    SendMessageBatch: batch('SendMessage'),
    DeleteMessageBatch: batch('DeleteMessage'),
    ChangeMessageVisibilityBatch: batch('ChangeMessageVisibility'),
  }
}

function checked(entries: SqsInput[]): SqsInput[] {
  if (entries.length === 0) {
    throw refusal('EmptyBatchRequest', 'There should be at least one entry in the request.')
  }
  if (entries.length > 10) {
    throw refusal('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.')
  }
  if (!entries.every(({ Id }) => /^[A-Za-z0-9_-]{1,80}$/.test(Id ?? ''))) {
    throw refusal(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 ' +
        'letters long.',
    )
  }
  if (new Set(entries.map(entry => entry.Id)).size < entries.length) {
    throw refusal('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.')
  }
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry.MessageBody, entry.MessageAttributes), 0)
  if (size > 1_048_576)
    throw refusal('BatchRequestTooLong', 'Batch requests cannot be longer than 1048576 bytes.')
  return entries
}

function refusal(code: string, message: string): ServiceError {
  return new ServiceError(`com.amazonaws.sqs#${code}`, message, `AWS.SimpleQueueService.${code}`)
}
