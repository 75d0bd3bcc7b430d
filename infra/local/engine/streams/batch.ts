import { isObject, type JsonObject } from '../../template/json.ts'
import type { Outcome } from '../lambda/worker.ts'

/** A stream record, in the form Lambda hands to functions. */
export interface StreamRecord {
  eventID: string
  dynamodb: {
    SequenceNumber: string
    ApproximateCreationDateTime: number
    SizeBytes: number
    Keys?: JsonObject
    NewImage?: JsonObject
  }
  [field: string]: unknown
}

/** How failures of a batch are treated. −1: without bound. */
export interface BatchPolicy {
  bisect: boolean
  maximumRetries: number
  maximumAgeSeconds: number
  reportFailures: boolean
}

/** What an invocation of a batch gave. */
export type BatchOutcome = Outcome & { requestId: string }

/** Why records were given up. */
export interface Discard {
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded'
  attempts: number
  outcome: BatchOutcome | undefined
}

/** What processing a batch needs from outside. */
export interface BatchPorts {
  invoke(records: StreamRecord[]): Promise<BatchOutcome>
  /** All records up to this one are done with. */
  checkpoint(record: StreamRecord): void
  /** Gives up records for good; they count as done with. */
  discard(records: StreamRecord[], why: Discard): void
  /** Seconds since the record was written. */
  age(record: StreamRecord): number
  pause(milliseconds: number): Promise<void>
  stopped(): boolean
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000

/** Brings a batch to its end: processed, or given up within the bounds of the policy. In order, record by record done. */
export async function processBatch(
  batch: StreamRecord[],
  policy: BatchPolicy,
  ports: BatchPorts,
): Promise<void> {
  let pending = batch
  let attempts = 0
  let last: BatchOutcome | undefined
  while (!ports.stopped()) {
    pending = dropAged(pending, policy, ports, { attempts, outcome: last })
    if (pending.length === 0) return
    const outcome = await ports.invoke(pending)
    // A function cut off by our own end has not failed.
    if (ports.stopped() && 'error' in outcome) return
    last = outcome
    attempts++
    const failedAt = firstFailure(pending, policy, outcome)
    const done = pending[failedAt - 1]
    if (done) ports.checkpoint(done)
    if (failedAt >= pending.length) return
    if (failedAt > 0) {
      pending = pending.slice(failedAt)
      attempts = 1
    } else if (policy.bisect && pending.length > 1) {
      // Splitting costs no retry.
      const middle = Math.ceil(pending.length / 2)
      await ports.pause(FIRST_PAUSE_MS)
      await processBatch(pending.slice(0, middle), policy, ports)
      return processBatch(pending.slice(middle), policy, ports)
    }
    const mayIsolate = policy.bisect && pending.length > 1
    if (!mayIsolate && policy.maximumRetries >= 0 && attempts > policy.maximumRetries) {
      return ports.discard(pending, { condition: 'RetryAttemptsExhausted', attempts, outcome })
    }
    await ports.pause(Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS))
  }
}

function dropAged(
  records: StreamRecord[],
  policy: BatchPolicy,
  ports: BatchPorts,
  so: Omit<Discard, 'condition'>,
): StreamRecord[] {
  if (policy.maximumAgeSeconds < 0) return records
  const fresh = records.findIndex(record => ports.age(record) <= policy.maximumAgeSeconds)
  const aged = fresh < 0 ? records : records.slice(0, fresh)
  if (aged.length > 0) ports.discard(aged, { condition: 'RecordAgeExceeded', ...so })
  return records.slice(aged.length)
}

/** Index of the first record that failed; the batch's length if none did; 0 if the answer can't be understood. */
function firstFailure(records: StreamRecord[], policy: BatchPolicy, outcome: BatchOutcome): number {
  if ('error' in outcome) return 0
  if (!policy.reportFailures) return records.length
  const answer: unknown = JSON.parse(outcome.json)
  const listed = isObject(answer) ? (answer.batchItemFailures ?? []) : []
  if (!Array.isArray(listed)) return 0
  const indexes = listed.map(item =>
    records.findIndex(record => isObject(item) && record.dynamodb.SequenceNumber === item.itemIdentifier),
  )
  if (indexes.includes(-1)) return 0
  return Math.min(records.length, ...indexes)
}
