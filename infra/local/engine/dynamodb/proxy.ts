import { Agent, type IncomingHttpHeaders } from 'node:http'
import type { Answer } from '../aws-json.ts'
import { answerTo } from './answer.ts'
import { authorizationOf } from './call.ts'

/** Hands a request on to DynamoDB Local, and its answer back. */
export type Proxy = (target: string, body: Buffer) => Promise<Answer>

const HANDED_BACK = ['content-type', 'x-amz-crc32', 'x-amzn-requestid']

/** Creates a proxy to DynamoDB Local at `endpoint`, which knows nobody but the holder of `accessKeyId`. */
export function createProxy(endpoint: string, accessKeyId: string): Proxy {
  const agent = new Agent({ keepAlive: true })
  return async (target, asked) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      authorization: authorizationOf(accessKeyId),
    }
    const { status = 500, headers: given, body } = await answerTo(endpoint, { agent, headers }, asked)
    return { status, headers: handedBack(given), body }
  }
}

function handedBack(headers: IncomingHttpHeaders): Record<string, string> {
  const found = HANDED_BACK.map(name => [name, headers[name]] as const)
  return Object.fromEntries(
    found.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
