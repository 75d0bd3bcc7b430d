import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, type RequestOptions, request } from 'node:http'
import { readBody } from '../http/body.ts'

/** The whole answer to a request; what was begun on a connection that was kept open, and ended with it, is begun once more. */
export async function answerTo(
  endpoint: string,
  options: RequestOptions,
  body: string | Buffer,
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }> {
  const outgoing = request(endpoint, { method: 'POST', ...options })
  outgoing.end(body)
  try {
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
    const { statusCode: status, headers } = response
    return { status, headers, body: (await readBody(response, Number.POSITIVE_INFINITY)) ?? Buffer.alloc(0) }
  } catch (error) {
    // DynamoDB Local closes what was silent for 30 seconds, also while the next request is on its way to it.
    const isOver = outgoing.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET'
    if (!isOver) throw error
    return answerTo(endpoint, options, body)
  }
}
