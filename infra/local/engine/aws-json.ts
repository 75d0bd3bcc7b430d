import type { JsonObject } from '../template/json.ts'

/** An error that a client of the emulated service is to see. */
export class ServiceError extends Error {
  readonly code: string
  /** The older name, which the SDKs prefer for SQS. */
  readonly queryCode: string | undefined
  constructor(code: string, message: string, queryCode?: string) {
    super(message)
    this.code = code
    this.queryCode = queryCode
  }
}

/** What to answer over HTTP. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string | Buffer
}

/** One operation of a service. `signal` aborts when the client has gone. */
export type Operation<Input> = (input: Input, signal: AbortSignal) => JsonObject | Promise<JsonObject>

/** The answer that an error means to a client of the AWS JSON protocol. */
export function answerError(error: unknown): Answer {
  const known = error instanceof ServiceError ? error : new ServiceError('InternalFailure', String(error))
  const headers: Record<string, string> = { 'content-type': 'application/x-amz-json-1.1' }
  if (known.queryCode) headers['x-amzn-query-error'] = `${known.queryCode};Sender`
  const status = error instanceof ServiceError ? 400 : 500
  return { status, headers, body: JSON.stringify({ __type: known.code, message: known.message }) }
}
