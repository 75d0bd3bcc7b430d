import type { IncomingHttpHeaders } from 'node:http'

/** A message as it arrived. */
interface Arrival {
  readonly at: string
  /** `webhook-id`, or none where a robot was meant. */
  readonly id: string | undefined
  readonly headers: Readonly<Record<string, string>>
  /** As it was signed. */
  readonly body: string
}

/** A receiver of webhooks on this machine: shows what comes, and keeps the last of it in memory. */
export interface Inbox {
  /** Takes a message as a robot or any receiver would; gives the answer's body. */
  take(headers: IncomingHttpHeaders, body: Buffer): object
  arrivals(): readonly Arrival[]
}

/** Messages that are kept. */
const most = 5_000

/** A message in a line: what a robot writes, or type, kind and whom it is for. */
function lineOf(body: string): string {
  try {
    const { msgtype, type, data, ...robot } = JSON.parse(body)
    if (typeof msgtype === 'string') {
      const { title, content, text } = robot[msgtype] ?? {}
      return String(title ?? content ?? text).replace(/\s+/g, ' ')
    }
    const of = data?.due?.kind ?? `week of ${data?.week}`
    return `${type} ${of} → ${data?.cadreId ?? data?.orgId}`
  } catch {
    return `${body.length} bytes that are no JSON`
  }
}

/** Opens an inbox; each message is a line for `say`. */
export function openInbox(now: () => number, say: (line: string) => void): Inbox {
  const kept: Arrival[] = []
  return {
    take(headers, buffer) {
      const body = buffer.toString('utf8')
      const signed = Object.entries(headers).filter(([name]) => name.startsWith('webhook-'))
      const id = headers['webhook-id']
      kept.push({
        at: new Date(now()).toISOString(),
        id: typeof id === 'string' ? id : undefined,
        headers: Object.fromEntries(signed.map(([name, value]) => [name, String(value)])),
        body,
      })
      if (kept.length > most) kept.shift()
      say(`message: ${lineOf(body)}`)
      return { errcode: 0, errmsg: 'ok' }
    },
    arrivals: () => kept,
  }
}
