import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { DomainError } from '../domain/error.ts'
import { log } from './log.ts'
import { annotate, traced } from './trace.ts'

const written = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => void written.mockClear())

/** The line that is logged for something thrown. */
function lineOf(thrown: unknown) {
  log.error('failed', thrown)
  return written.mock.lastCall?.[0]
}
const thrownBy = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('an error says its class and the lines of our own files, the innermost first', () => {
  expect(lineOf(new TypeError('王建国 13800000001'))).toEqual({
    message: 'failed',
    error: 'TypeError',
    at: [expect.stringMatching(/^shared\/telemetry\/log\.test\.ts:\d+$/)],
  })
})

describe('an error says its code', () => {
  test('of the core', () => {
    expect(lineOf(new DomainError('calendarUnknown', { date: '2027-01-01' }))).toMatchObject({
      error: 'DomainError',
      code: 'calendarUnknown',
    })
  })

  test('of AWS, with the request and the tries', () => {
    const refused = Object.assign(new Error('quotes 王建国'), {
      name: 'TransactionCanceledException',
      $metadata: { requestId: 'R1', httpStatusCode: 400, attempts: 3 },
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: { name: '王建国' } }],
    })
    expect(lineOf(refused)).toMatchObject({
      error: 'TransactionCanceledException',
      awsRequestId: 'R1',
      awsStatus: 400,
      awsAttempts: 3,
      reasons: ['None', 'ConditionalCheckFailed'],
    })
  })

  test('of Node', () => {
    expect(lineOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toMatchObject({
      code: 'ECONNREFUSED',
    })
  })

  test('of a schema, with the fields, but no key that a client chose', () => {
    const schema = z.record(z.string(), z.object({ since: z.string() }))
    const error = thrownBy(() => schema.parse({ '13900000009': { since: 1 } }))
    expect(lineOf(error)).toMatchObject({ error: 'ZodError', issues: ['*.since invalid_type'] })
  })

  test('of its cause', () => {
    const cause = new DomainError('calendarUnknown', { date: '2027-01-01' })
    expect(lineOf(new Error('x', { cause }))).toMatchObject({ error: 'Error', cause: 'calendarUnknown' })
  })
})

test('a message that looks like frames is not taken for one', () => {
  expect(lineOf(new Error('x\n    at 王建国 (/work/shared/secret.ts:1:1)')).at).toEqual([
    expect.stringMatching(/^shared\/telemetry\/log\.test\.ts:\d+$/),
  ])
})

test.each(['a string', null, undefined, 7])('whatever is thrown can be logged: %s', thrown => {
  expect(lineOf(thrown)).toEqual({ message: 'failed', error: typeof thrown })
})

test('a line says what the work under way is for', async () => {
  await traced({ correlationId: 'K', fields: { route: 'GET /v1/x' } }, async () => {
    annotate(() => ({ cadreId: 'c-1' }))
    await Promise.resolve()
    expect(lineOf('x')).toMatchObject({ correlationId: 'K', route: 'GET /v1/x', cadreId: 'c-1' })
  })
  expect(lineOf('x')).toEqual({ message: 'failed', error: 'string' })
})
