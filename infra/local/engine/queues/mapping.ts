import type { Clock } from '../../clock.ts'
import { isObject, type JsonObject } from '../../template/json.ts'
import type { Pattern } from '../eventbridge/pattern.ts'
import type { LambdaFunction } from '../lambda/function.ts'
import { md5 } from './md5.ts'
import { type Queue, type ReceivedMessage, systemAttributes } from './queue.ts'
import type { Queues } from './queues.ts'

/** An event source mapping from a queue to a function. */
export interface QueueMapping {
  queue: Queue
  fn: LambdaFunction
  batchSize: number
  windowSeconds: number
  maximumConcurrency: number
  reportFailures: boolean
  filters: Pattern[]
}

const PAYLOAD_LIMIT = 6_000_000

/** Starts to feed a queue's messages to its function. `redeliverWithinMs` cuts short the wait before a retry. */
export function startQueueMapping(
  mapping: QueueMapping,
  queues: Queues,
  clock: Clock,
  redeliverWithinMs: number | undefined,
): { busy(): number; stop(): void } {
  const { queue } = mapping
  let running = 0
  let stopped = false
  let gathering = false

  const dispatch = async () => {
    if (stopped || gathering || running >= mapping.maximumConcurrency) return
    gathering = true
    running++
    try {
      const batch = await gather()
      gathering = false
      if (batch.length > 0) {
        // A full batch hints at more behind it, for another environment to take.
        setImmediate(dispatch)
        await deliver(batch)
      }
      running--
      if (batch.length > 0) setImmediate(dispatch)
    } catch (error) {
      gathering = false
      running--
      if (!stopped) throw error
    }
  }

  const gather = async (): Promise<ReceivedMessage[]> => {
    const batch = take(mapping.batchSize)
    if (batch.length === 0 || mapping.windowSeconds === 0) return batch
    const deadline = Date.now() + mapping.windowSeconds * 1000
    while (batch.length < mapping.batchSize && Date.now() < deadline && !stopped) {
      await queues.arrival(queue, deadline - Date.now())
      batch.push(...take(mapping.batchSize - batch.length))
    }
    return batch
  }
  const take = (most: number): ReceivedMessage[] => {
    const received = queues.receive(queue, most)
    const unwanted = received.filter(message => !wanted(mapping.filters, message))
    if (unwanted.length > 0)
      queues.remove(
        queue,
        unwanted.map(message => message.receipt),
      )
    return received.filter(message => !unwanted.includes(message))
  }
  const deliver = async (batch: ReceivedMessage[]) => {
    for (const part of withinPayload(batch)) {
      const event = { Records: part.map(message => toRecord(message, queue, clock)) }
      const outcome = await mapping.fn.invoke(event)
      if (stopped) return
      const failed = 'error' in outcome ? part : failures(mapping, part, outcome.json)
      const receipts = (messages: ReceivedMessage[]) => messages.map(message => message.receipt)
      queues.remove(queue, receipts(part.filter(message => !failed.includes(message))))
      if (failed.length > 0) queues.giveBack(queue, receipts(failed), redeliverWithinMs)
    }
  }

  queues.recover(queue)
  const unwatch = queues.watch(queue, () => void dispatch())
  return {
    busy: () => running,
    stop: () => {
      stopped = true
      unwatch()
    },
  }
}

/** The messages a function's answer names as failed; all of them if the answer makes no sense, as in AWS. */
function failures(mapping: QueueMapping, batch: ReceivedMessage[], json: string): ReceivedMessage[] {
  if (!mapping.reportFailures) return []
  const answer = JSON.parse(json)
  const listed = isObject(answer) ? (answer.batchItemFailures ?? []) : []
  if (!Array.isArray(listed)) return batch
  const ids = listed.map(item => (isObject(item) ? item.itemIdentifier : undefined))
  const known = new Set<unknown>(batch.map(message => message.messageId))
  if (ids.some(id => !known.has(id))) return batch
  return batch.filter(message => ids.includes(message.messageId))
}

function* withinPayload(batch: ReceivedMessage[]): Generator<ReceivedMessage[]> {
  let part: ReceivedMessage[] = []
  let size = 0
  for (const message of batch) {
    if (part.length > 0 && size + message.body.length > PAYLOAD_LIMIT) {
      yield part
      part = []
      size = 0
    }
    part.push(message)
    size += message.body.length
  }
  if (part.length > 0) yield part
}

function wanted(filters: Pattern[], message: ReceivedMessage): boolean {
  if (filters.length === 0) return true
  let body: JsonObject[string] = message.body
  try {
    body = JSON.parse(message.body)
  } catch {
    // Not JSON: patterns see the text.
  }
  return filters.some(filter => filter({ body }))
}

function toRecord(message: ReceivedMessage, queue: Queue, clock: Clock): JsonObject {
  return {
    messageId: message.messageId,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: systemAttributes(message, clock),
    messageAttributes: Object.fromEntries(
      Object.entries(message.messageAttributes).map(([name, value]) => [
        name,
        toLambdaAttribute(value as JsonObject),
      ]),
    ),
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: 'local',
  }
}

function toLambdaAttribute(value: JsonObject): JsonObject {
  return {
    ...(value.StringValue === undefined ? {} : { stringValue: value.StringValue }),
    ...(value.BinaryValue === undefined ? {} : { binaryValue: value.BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: value.DataType ?? 'String',
  }
}
