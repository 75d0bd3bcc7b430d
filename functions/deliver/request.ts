import type { Digest, Reminder } from '../../events/reminder.ts'
import type { KeyRing } from '../../shared/aws/secrets.ts'
import { digestLines, dueSentence } from '../../shared/labels/messages.ts'
import type { Webhook } from '../../shared/repositories/webhooks.ts'
import { signedAddress, signedHeaders } from '../../shared/webhooks/signature.ts'

/** A call that carries a message. */
export interface DeliveryRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A message as a robot writes it into a chat; as Markdown where it has a title. */
function wordsOf(message: Reminder | Digest): { title?: string; text: string } {
  if (message.type === 'reminder') return { text: dueSentence(message.due) }
  const { title, lines } = digestLines(message)
  return { title, text: [`### ${title}`, ...lines.map(line => `> ${line}`)].join('\n\n') }
}

/** The body of a group robot of 企业微信 (at most 2,048 bytes of text, 4,096 of Markdown) or 钉钉: the same but for a title. */
function robotBody(kind: 'weCom' | 'dingTalk', message: Reminder | Digest): object {
  const { title, text } = wordsOf(message)
  if (title === undefined) return { msgtype: 'text', text: { content: text } }
  return { msgtype: 'markdown', markdown: kind === 'weCom' ? { content: text } : { title, text } }
}

/** The call that carries a message to a webhook at a moment. */
export function deliveryRequest(
  webhook: Webhook,
  message: Reminder | Digest,
  ring: KeyRing,
  now: Date,
): DeliveryRequest {
  const json = { 'content-type': 'application/json; charset=utf-8' }
  const { kind, url, secret } = webhook
  if (kind !== 'standard')
    return {
      url: kind === 'dingTalk' && secret !== undefined ? signedAddress(url, secret, now.getTime()) : url,
      headers: json,
      body: JSON.stringify(robotBody(kind, message)),
    }
  const body = JSON.stringify({ type: message.type, timestamp: message.at, data: message })
  const seconds = Math.floor(now.getTime() / 1000)
  return {
    url,
    headers: { ...json, ...signedHeaders(ring, webhook, { id: message.id, seconds, body }) },
    body,
  }
}

/** Whether a webhook of an org wants a message of that org or of one below it. A group hears of its own org, and of no person. */
export function wants({ orgId, kind, events }: Webhook, message: Reminder | Digest): boolean {
  if (!events.includes(message.type)) return false
  if (kind === 'standard') return true
  return orgId === message.orgId && (message.type === 'digest' || message.cadreId === undefined)
}
