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
  body: string
}

/** One operation of a service. `signal` aborts when the client has gone. */
export type Operation<Input> = (input: Input, signal: AbortSignal) => JsonObject | Promise<JsonObject>

/** Answers a request of the AWS JSON protocol, whose operation is named by the header `x-amz-target`. */
export async function answerAwsJson<Input>(
  operations: Record<string, Operation<Input>>,
  target: string | undefined,
  body: Buffer,
  signal: AbortSignal,
  version: '1.0' | '1.1',
): Promise<Answer> {
  const headers: Record<string, string> = { 'content-type': `application/x-amz-json-${version}` }
  try {
    const name = target?.split('.').at(-1) ?? ''
    const operation = operations[name]
    if (!operation) throw new ServiceError('UnknownOperationException', `${name} is not supported here`)
    const output = await operation(JSON.parse(body.toString('utf8') || '{}'), signal)
    return { status: 200, headers, body: JSON.stringify(output) }
  } catch (error) {
    const known = error instanceof ServiceError ? error : new ServiceError('InternalFailure', String(error))
    if (known.queryCode) headers['x-amzn-query-error'] = `${known.queryCode};Sender`
    const status = error instanceof ServiceError ? 400 : 500
    return { status, headers, body: JSON.stringify({ __type: known.code, message: known.message }) }
  }
}
