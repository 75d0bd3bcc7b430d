import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createCall } from './call.ts'

/** A server that answers the first request of each connection, and hangs up at the others as one that is idle too long. */
async function forgetful() {
  const known = new Set<Socket>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { socket } = request
    asked.push(known.has(socket) ? 'hung up' : 'answered')
    if (known.has(socket)) return socket.destroy()
    known.add(socket)
    response.end('{"TableNames":[]}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { asked, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('what a connection that was kept open did not answer is asked once more on another one', async () => {
  const { endpoint, asked } = await forgetful()
  const call = createCall(endpoint, 'local')
  const list = () => call('DynamoDB_20120810.ListTables', {})
  expect([await list(), await list()]).toEqual([{ TableNames: [] }, { TableNames: [] }])
  expect(asked).toEqual(['answered', 'hung up', 'answered'])
})
