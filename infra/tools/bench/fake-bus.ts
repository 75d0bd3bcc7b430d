import { listen } from '../../local/engine/http/server.ts'

/** A bus that takes everything, over HTTP as EventBridge does. */
export async function startFakeBus() {
  const { port, serve, close } = await listen(0)
  serve((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
      response.end(JSON.stringify({ FailedEntryCount: 0, Entries: [{ EventId: 'taken' }] }))
    })
  })
  return { endpoint: `http://127.0.0.1:${port}`, stop: close }
}
