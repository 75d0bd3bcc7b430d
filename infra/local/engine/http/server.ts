import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** Handles a request that the server has received. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** A server on this machine's loopback interface only. */
export interface HttpServer {
  port: number
  /** Requests that came before are answered 503. */
  serve(handle: Handle): void
  close(): Promise<void>
}

/** The port asked for is taken. */
export class PortTaken extends Error {}

/** Listens on `port` of 127.0.0.1; 0: any free one. */
export async function listen(port: number): Promise<HttpServer> {
  let handle: Handle = (_, response) => void response.writeHead(503).end('{"message":"starting"}')
  const server = createServer((request, response) => {
    Promise.resolve(handle(request, response)).catch(() => response.destroy())
  })
  // Longer than clients keep a connection, lest one is closed just as it is used again.
  server.keepAliveTimeout = 75_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new PortTaken(`port ${port} is taken; choose another with --port`)
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: portOf(server),
    serve: next => {
      handle = next
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
