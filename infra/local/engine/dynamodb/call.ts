import { Agent } from 'node:http'
import type { Answer } from '../aws-json.ts'
import { answerTo } from './answer.ts'

/** Calls one operation, for example `DynamoDB_20120810.ListTables`; input and output are DynamoDB's own JSON. */
export type Call = <Output>(target: string, input: unknown) => Promise<Output>

/** Hands a request on to DynamoDB Local, and its answer back. */
export type Proxy = (target: string, body: Buffer | string) => Promise<Answer>

/** DynamoDB answered with an error; `code` is its short name, for example `ResourceNotFoundException`. */
export class DynamoError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}

const HANDED_BACK = ['content-type', 'x-amz-crc32', 'x-amzn-requestid']

/** Creates a proxy to DynamoDB Local at `endpoint`, which looks at the access key alone, and keeps the tables of each apart. */
export function createProxy(endpoint: string, accessKeyId: string): Proxy {
  const agent = new Agent({ keepAlive: true })
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0`
  return async (target, asked) => {
    const sent = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target, authorization }
    const { status = 500, headers, body } = await answerTo(endpoint, { agent, headers: sent }, asked)
    const given = HANDED_BACK.filter(name => headers[name] !== undefined)
    return { status, headers: Object.fromEntries(given.map(name => [name, String(headers[name])])), body }
  }
}

/** A client for the runner's control operations. Not the SDK: records of streams go to functions as on the wire. */
export function createCall(endpoint: string, accessKeyId: string): Call {
  const proxy = createProxy(endpoint, accessKeyId)
  return async <Output>(target: string, input: unknown) => {
    const { status, body } = await proxy(target, JSON.stringify(input))
    const output = JSON.parse(String(body) || '{}')
    if (status === 200) return output as Output
    const code = String(output.__type ?? '').replace(/^.*#/, '')
    throw new DynamoError(code, output.message ?? output.Message ?? '')
  }
}
