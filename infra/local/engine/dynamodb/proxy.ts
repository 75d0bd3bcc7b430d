import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import type { Answer } from '../aws-json.ts'
import { authorizationOf } from './call.ts'

/** Hands a request on to DynamoDB Local, and its answer back. */
export type Proxy = (target: string, body: Buffer) => Promise<Answer>

const HANDED_BACK = ['content-type', 'x-amz-crc32', 'x-amzn-requestid']

/** Creates a proxy to DynamoDB Local at `endpoint`, which knows nobody but the holder of `accessKeyId`. */
export function createProxy(endpoint: string, accessKeyId: string): Proxy {
  const agent = new Agent({ keepAlive: true })
  return (target, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': body.length,
        'x-amz-target': target,
        authorization: authorizationOf(accessKeyId),
      }
      const outgoing = request(endpoint, { method: 'POST', agent, headers }, response => {
        const chunks: Buffer[] = []
        response.on('data', chunk => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 500,
            headers: handedBack(response.headers),
            body: Buffer.concat(chunks),
          }),
        )
      })
      outgoing.once('error', reject)
      outgoing.end(body)
    })
}

function handedBack(headers: IncomingHttpHeaders): Record<string, string> {
  const found = HANDED_BACK.map(name => [name, headers[name]] as const)
  return Object.fromEntries(
    found.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
