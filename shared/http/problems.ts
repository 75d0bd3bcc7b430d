import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { Problem, type ProblemDocument } from '../contracts/problem.ts'
import { isDomainError } from '../domain/error.ts'
import { log } from '../telemetry/log.ts'
import { measure } from '../telemetry/metrics.ts'
import type { LogFields } from '../telemetry/trace.ts'

const throttling = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionConflictException',
  'TransactionInProgressException',
])

/** Turns whatever a handler threw into what the client may know; only our own faults are logged. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { name } = Object(error) as { name?: string }
  if (isDomainError(error, 'calendarUnknown')) return new Problem('calendar_missing')
  if (isDomainError(error, 'asOfOutsideMonth'))
    return Problem.at('invalid_request', 'asOf', 'not a day of the month')
  if (name !== undefined && throttling.has(name)) return new Problem('throttled', undefined, { cause: error })
  return new Problem('internal', undefined, { cause: error })
}

/** What is said of every answer: it may hold personal data, so nobody keeps it or guesses what it is. */
export const guardingHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const

/** Seconds until it is worth another try; undefined where it never is. */
function retryAfter({ status, code }: ProblemDocument): string | undefined {
  if (code === 'one_at_a_time') return '10'
  if (code === 'counting') return '5'
  return status === 503 ? '1' : undefined
}

/** The answer that carries a problem document. */
export function problemResponse(document: ProblemDocument): APIGatewayProxyStructuredResultV2 {
  const seconds = retryAfter(document)
  return {
    statusCode: document.status,
    headers: {
      'content-type': 'application/problem+json',
      ...guardingHeaders,
      ...(seconds !== undefined && { 'retry-after': seconds }),
    },
    body: JSON.stringify(document),
  }
}

/** Tells of a problem that goes to a client: counted by its code, and what is our own fault logged with its cause. */
export function report(message: string, problem: Problem, fields: LogFields = {}): ProblemDocument {
  const document = problem.toDocument()
  measure('refused', 1, problem.code)
  if (document.status >= 500 && document.code !== 'counting')
    log.error(message, problem.cause ?? problem, { status: document.status, ...fields })
  return document
}

/** Middleware: an error becomes a problem document (RFC 9457); causes go to the log, never to the client. */
export function problems(): MiddlewareObj<unknown, APIGatewayProxyStructuredResultV2> {
  return {
    onError: request => {
      request.response = problemResponse(report('request failed', toProblem(request.error)))
    },
  }
}
