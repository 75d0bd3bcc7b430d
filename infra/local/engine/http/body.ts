import type { IncomingMessage } from 'node:http'

/** Reads a request's body; undefined as soon as it is known to be larger than `limit`. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const onData = (chunk: Buffer) => {
      size += chunk.length
      chunks.push(chunk)
      if (size <= limit) return
      request.off('data', onData)
      resolve(undefined)
    }
    request.on('data', onData)
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('close', () => request.readableEnded || reject(new Error('the client went away')))
  })
}

/** Lets a client that still sends get its answer: what it sends is dropped, for a while, and then the line is cut. */
export function drain(request: IncomingMessage): void {
  if (request.complete) return
  request.resume()
  const timer = setTimeout(() => request.destroy(), 5_000).unref()
  request.once('close', () => clearTimeout(timer))
}
