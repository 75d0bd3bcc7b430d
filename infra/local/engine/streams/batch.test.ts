import { expect, test } from 'vitest'
import { type BatchPolicy, processBatch, type StreamRecord } from './batch.ts'

const POLICY: BatchPolicy = { bisect: false, maximumRetries: 2, maximumAgeSeconds: -1, reportFailures: true }

interface Scene {
  policy?: Partial<BatchPolicy>
  /** Given the batch and the number of the invocation from 1 on: the lowest number that fails, or a thrown error. */
  function(batch: number[], invocation: number): number | 'throw' | 'nonsense' | undefined
  ages?: Record<number, number>
}

/** Runs a batch of records 1 to 6 through a function, and tells what became of it. */
async function play({ policy, function: run, ages = {} }: Scene) {
  const invoked: string[] = []
  const discarded: string[] = []
  let position = 0
  const numbers = (records: StreamRecord[]) => records.map(record => Number(record.dynamodb.SequenceNumber))
  await processBatch(
    [1, 2, 3, 4, 5, 6].map(n => ({
      eventID: `e${n}`,
      dynamodb: { SequenceNumber: String(n), ApproximateCreationDateTime: 0, SizeBytes: 1 },
    })),
    { ...POLICY, ...policy },
    {
      async invoke(records) {
        invoked.push(numbers(records).join(''))
        const result = run(numbers(records), invoked.length)
        const error = { errorType: 'E', errorMessage: 'e', trace: [] }
        if (result === 'throw') return { requestId: 'r', error }
        const itemIdentifier = result === 'nonsense' ? 'unheard of' : String(result)
        return {
          requestId: 'r',
          json: JSON.stringify({ batchItemFailures: result ? [{ itemIdentifier }] : [] }),
        }
      },
      checkpoint: record => {
        position = Number(record.dynamodb.SequenceNumber)
      },
      discard(records, why) {
        discarded.push(`${numbers(records).join('')} ${why.condition} ${why.attempts}`)
        position = numbers(records).at(-1) ?? position
      },
      age: record => ages[Number(record.dynamodb.SequenceNumber)] ?? 0,
      pause: async () => {},
      stopped: () => false,
    },
  )
  return { invoked, discarded, position }
}

test('success checkpoints the batch', async () => {
  expect(await play({ function: () => undefined })).toEqual({
    invoked: ['123456'],
    discarded: [],
    position: 6,
  })
})

test('a partial failure is retried from the lowest failed record on', async () => {
  const once = { function: (batch: number[], n: number) => (n === 1 && batch.includes(4) ? 4 : undefined) }
  expect(await play(once)).toEqual({ invoked: ['123456', '456'], discarded: [], position: 6 })
})

test('without bisecting, what is left of the batch is given up as a whole, as AWS does', async () => {
  const scene = { function: (batch: number[]) => (batch.includes(4) ? 4 : undefined) }
  expect(await play(scene)).toEqual({
    invoked: ['123456', '456', '456'],
    discarded: ['456 RetryAttemptsExhausted 3'],
    position: 6,
  })
})

test('bisecting isolates a record that makes the function throw', async () => {
  const scene: Scene = {
    policy: { bisect: true, maximumRetries: 1 },
    function: batch => (batch.includes(4) ? 'throw' : undefined),
  }
  expect(await play(scene)).toEqual({
    invoked: ['123456', '123', '456', '45', '4', '4', '5', '6'],
    discarded: ['4 RetryAttemptsExhausted 2'],
    position: 6,
  })
})

test('bisecting isolates a record that is reported as failed', async () => {
  const scene: Scene = {
    policy: { bisect: true, maximumRetries: 0 },
    function: batch => (batch.includes(2) ? 2 : undefined),
  }
  expect(await play(scene)).toEqual({
    invoked: ['123456', '23456', '234', '23', '2', '3', '4', '56'],
    discarded: ['2 RetryAttemptsExhausted 1'],
    position: 6,
  })
})

test('an answer that makes no sense fails the whole batch', async () => {
  const scene: Scene = { function: (_, n) => (n === 1 ? 'nonsense' : undefined) }
  expect(await play(scene)).toEqual({ invoked: ['123456', '123456'], discarded: [], position: 6 })
})

test('a function whose failures aren’t asked for succeeds whatever it answers', async () => {
  const scene: Scene = { policy: { reportFailures: false }, function: () => 3 }
  expect(await play(scene)).toEqual({ invoked: ['123456'], discarded: [], position: 6 })
})

test('records that are too old are given up before they are tried', async () => {
  const scene: Scene = {
    policy: { maximumAgeSeconds: 60 },
    ages: { 1: 100, 2: 61 },
    function: () => undefined,
  }
  expect(await play(scene)).toEqual({ invoked: ['3456'], discarded: ['12 RecordAgeExceeded 0'], position: 6 })
})
