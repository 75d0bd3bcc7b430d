import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { healthLines } from './health.ts'

let server: ReturnType<typeof createServer>
afterEach(() => void server.close())

/** The lines where the system answers so. */
async function linesFor(status: number, body: unknown): Promise<string[]> {
  server = createServer((_, answer) => answer.writeHead(status).end(JSON.stringify(body)))
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return healthLines({ baseUrl, token: async claims => Object.values(claims).join(' ') })
}

test('whoever starts the stack is told of a missing calendar, and of dead letters', async () => {
  const queues = [
    { name: 'Relay', deadLetters: 2 },
    { name: 'Sweep', deadLetters: 0 },
  ]
  expect(await linesFor(200, { calendar: { missing: 2027 }, queues })).toEqual([
    'the calendar of 2027 is not known yet: npm run calendar -- FILE (docs/runbook/calendar-missing.md)',
    'Relay has 2 dead letters: npm run redrive -- Relay',
  ])
})

test('where all is well nothing is said', async () => {
  expect(await linesFor(200, { calendar: {}, queues: [] })).toEqual([])
})

test('where the system does not answer nothing is said', async () => {
  expect(await linesFor(404, {})).toEqual([])
})
