import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Office, youthOf } from './office.ts'

/** How often a contact is sent that is refused for a while; with a second each, longer than any outage. */
const attempts = 60

/** What became of what was sent. */
export interface Tally {
  taken: number
  /** Refused for a while, and sent again. */
  refused: number
  /** Refused for a while without saying for how long. */
  unsaid: number
  /** Answered by anything else, or never taken. */
  errors: number
}

/** Sends a cadre's contact until it is taken: whoever is refused for a while comes again. */
export async function recordContact({ url, token }: Office, cadreId: string, tally: Tally): Promise<void> {
  const contact = {
    id: randomUUID(),
    cadreId,
    occurredAt: new Date().toISOString(),
    channel: 'wechat',
    youthIds: [youthOf(cadreId)],
    purpose: 'listen',
  }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const response = await fetch(`${url}/v1/contacts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(contact),
    })
    await response.arrayBuffer()
    if (response.status === 201 || response.status === 200) {
      tally.taken++
      return
    }
    if (response.status !== 503 && response.status !== 429) break
    tally.refused++
    const after = response.headers.get('retry-after')
    if (after === null && response.status === 503) tally.unsaid++
    await pause(Number(after ?? 1) * 1000)
  }
  tally.errors++
}
