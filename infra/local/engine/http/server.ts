import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** Handles a request that the server has received. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** The port asked for is taken. */
export class PortTaken extends Error {}

// More than API Gateway takes, so that it is the API that refuses.
const MAX_HEADER_BYTES = 65_536
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i

/** Listens on `port` of 127.0.0.1 only; 0: any free one. */
export async function listen(port: number) {
  let handle: Handle = (_, response) => void response.writeHead(503).end('{"message":"starting"}')
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    // Else any web page could, through a name that leads to this machine, speak to it in the browser's name.
    if (!LOOPBACK.test(request.headers.host ?? '')) {
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"Forbidden"}')
      return
    }
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
    /** Requests that came before are answered 503. */
    serve: (next: Handle): void => {
      handle = next
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
