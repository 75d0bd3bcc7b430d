import type { Digest, Reminder } from '../../events/reminder.ts'
import type { Items } from '../aws/items/items.ts'
import { messageKeys } from '../aws/keys.ts'

/** What is told, from where the relay takes it to the bus; each item passes by itself. */
export type Messages = ReturnType<typeof messagesOn>

/** Which webhook: by its org and its own name. */
export interface WebhookName {
  readonly orgId: string
  readonly webhookId: string
}

/** Seconds for which it is known that something was told: longer than any queue keeps a message, dead letters included. */
const lifetime = 40 * 86_400

const recipientOf = (message: Reminder | Digest) =>
  message.type === 'reminder' && message.cadreId !== undefined
    ? `CADRE#${message.cadreId}`
    : `ORG#${message.orgId}`

/** Messages kept in these items. */
export function messagesOn(items: Items, now: () => Date) {
  const expiry = () => ({ expiresAt: Math.floor(now().getTime() / 1000) + lifetime })
  return {
    /** Puts a message on its way, unless it was before: an id is told once. */
    async addMessage(message: Reminder | Digest): Promise<boolean> {
      const key = messageKeys.message(recipientOf(message), message.id)
      return (await items.put({ ...key, value: message, ...expiry() }, 'absent')).done
    },

    /** Whether a webhook has taken a message. */
    isDelivered: async (webhook: WebhookName, messageId: string): Promise<boolean> =>
      (await items.get(messageKeys.delivered(webhook.orgId, webhook.webhookId, messageId))) !== undefined,

    async noteDelivered(webhook: WebhookName, messageId: string): Promise<void> {
      const key = messageKeys.delivered(webhook.orgId, webhook.webhookId, messageId)
      await items.put({ ...key, value: {}, ...expiry() })
    },
  }
}
