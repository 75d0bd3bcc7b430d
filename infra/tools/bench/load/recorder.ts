import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { answerTo } from '../../../local/engine/dynamodb/answer.ts'
import type { Office } from './office.ts'
import { youthOf } from './shape.ts'

/** How often a contact is sent that is refused for a while; with a second each, longer than any outage. */
const attempts = 60

/** Connections are kept; `fetch` takes twice the time of a processor that the stack needs as well. */
const agent = new Agent({ keepAlive: true })

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
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await answerTo(`${url}/v1/contacts`, { agent, headers }, JSON.stringify(contact))
    if (answer.status === 201 || answer.status === 200) {
      tally.taken++
      return
    }
    if (answer.status !== 503 && answer.status !== 429) break
    tally.refused++
    const after = answer.headers['retry-after']
    if (after === undefined && answer.status === 503) tally.unsaid++
    await pause(Number(after ?? 1) * 1000)
  }
  tally.errors++
}
