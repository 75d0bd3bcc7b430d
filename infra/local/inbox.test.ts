import { expect, test } from 'vitest'
import { openInbox } from './inbox.ts'

/** What an inbox says of these bodies, and keeps. */
function taken(...bodies: string[]) {
  const lines: string[] = []
  const inbox = openInbox(
    () => Date.parse('2026-05-21T01:00:00Z'),
    line => lines.push(line),
  )
  for (const body of bodies)
    inbox.take({ 'webhook-id': 'm-1', 'webhook-signature': 'v1,x', host: 'x' }, Buffer.from(body))
  return { lines, arrivals: inbox.arrivals() }
}

test('a message is one line, and is kept as it was signed', () => {
  const body = '{"type": "reminder", "data": {"cadreId": "c-wang", "due": {"kind": "halfDays"}}}'
  expect(taken(body)).toEqual({
    lines: ['message: reminder halfDays → c-wang'],
    arrivals: [
      {
        at: '2026-05-21T01:00:00.000Z',
        id: 'm-1',
        headers: { 'webhook-id': 'm-1', 'webhook-signature': 'v1,x' },
        body,
      },
    ],
  })
})

test('a digest, a robot’s words, and what is none of these', () => {
  const digest = { type: 'digest', data: { orgId: 'ls', week: '2026-05-18' } }
  const robot = { msgtype: 'markdown', markdown: { title: '5月18日当周', text: '…' } }
  expect(taken(JSON.stringify(digest), JSON.stringify(robot), 'nonsense').lines).toEqual([
    'message: digest week of 2026-05-18 → ls',
    'message: 5月18日当周',
    'message: 8 bytes that are no JSON',
  ])
})
