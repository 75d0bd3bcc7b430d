import { createHmac } from 'node:crypto'
import type { KeyRing } from '../aws/secrets.ts'
import type { WebhookName } from '../repositories/messages.ts'

/** The key of one webhook, made of one of the ring. */
const keyOf = (secret: string, { orgId, webhookId }: WebhookName) =>
  createHmac('sha256', secret).update(`${orgId}#${webhookId}`).digest()

/** What the receiver of a webhook verifies with, in the words of Standard Webhooks: `whsec_…`. */
export const signingSecret = ({ current, keys }: KeyRing, webhook: WebhookName): string =>
  `whsec_${keyOf(keys[current] as string, webhook).toString('base64')}`

/** Headers by which a receiver knows what came from here and when (Standard Webhooks 1.0.0); signed by each key. */
export function signedHeaders(
  { current, keys }: KeyRing,
  webhook: WebhookName,
  message: { readonly id: string; readonly seconds: number; readonly body: string },
): Record<string, string> {
  const { id, seconds, body } = message
  const ofKey = (secret: string) =>
    `v1,${createHmac('sha256', keyOf(secret, webhook)).update(`${id}.${seconds}.${body}`).digest('base64')}`
  const { [current]: first = '', ...others } = keys
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': [first, ...Object.values(others)].map(ofKey).join(' '),
  }
}

/** The address of a group robot of 钉钉 that wants it signed (加签): by milliseconds and a secret of its own. */
export function signedAddress(address: string, secret: string, milliseconds: number): string {
  const url = new URL(address)
  const sign = createHmac('sha256', secret).update(`${milliseconds}\n${secret}`).digest('base64')
  url.searchParams.set('timestamp', String(milliseconds))
  url.searchParams.set('sign', sign)
  return url.href
}
