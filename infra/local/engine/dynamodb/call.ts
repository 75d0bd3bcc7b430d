import { Agent } from 'node:http'
import { answerTo } from './answer.ts'

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
    const { status, body } = await answerTo(endpoint, { agent, headers }, JSON.stringify(input))
    const output = JSON.parse(body.toString('utf8') || '{}')
    if (status === 200) return output as Output
    const code = String(output.__type ?? '').replace(/^.*#/, '')
    throw new DynamoError(code, output.message ?? output.Message ?? '')
  }
}
