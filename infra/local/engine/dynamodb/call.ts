import { once } from 'node:events'
import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http'
import { text as textOf } from 'node:stream/consumers'

/** Calls one operation, for example `DynamoDB_20120810.ListTables`; input and output are DynamoDB's own JSON. */
export type Call = <Output>(target: string, input: unknown) => Promise<Output>

/** DynamoDB answered with an error; `code` is its short name, for example `ResourceNotFoundException`. */
export class DynamoError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}

/** The header that tells DynamoDB Local who asks; it looks at the access key alone, and keeps the tables of each apart. */
export function authorizationOf(accessKeyId: string): string {
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0`
}

/** The whole answer to a request; what was begun on a connection that was kept open, and ended with it, is begun once more. */
async function answerTo(
  endpoint: string,
  options: RequestOptions,
  body: string,
): Promise<{ status: number | undefined; text: string }> {
  const outgoing = request(endpoint, { method: 'POST', ...options })
  outgoing.end(body)
  try {
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
    return { status: response.statusCode, text: await textOf(response) }
  } catch (error) {
    // DynamoDB Local closes what was silent for 30 seconds, also while the next request is on its way to it.
    const isOver = outgoing.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET'
    if (!isOver) throw error
    return answerTo(endpoint, options, body)
  }
}

/**
 * A client for the few control operations the runner needs. Not the SDK: what a stream's records look like on the
 * wire is just what Lambda hands to a function, so nothing has to be translated.
 */
export function createCall(endpoint: string, accessKeyId: string): Call {
  const agent = new Agent({ keepAlive: true })
  return async <Output>(target: string, input: unknown) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      authorization: authorizationOf(accessKeyId),
    }
    const { status, text } = await answerTo(endpoint, { agent, headers }, JSON.stringify(input))
    const output = JSON.parse(text || '{}')
    if (status === 200) return output as Output
    const code = String(output.__type ?? '').replace(/^.*#/, '')
    throw new DynamoError(code, output.message ?? output.Message ?? '')
  }
}
