import { beginningWith, type Items, valuesOf } from '../aws/items/items.ts'
import { settingKeys } from '../aws/keys.ts'

/** How a receiver wants its messages: signed per Standard Webhooks, or as a group robot of 企业微信 or 钉钉 reads them. */
export const webhookKinds = ['standard', 'weCom', 'dingTalk'] as const

export type WebhookKind = (typeof webhookKinds)[number]

/** Where an org's messages go. */
export interface Webhook {
  readonly orgId: string
  readonly webhookId: string
  readonly kind: WebhookKind
  /** A robot's address is its password. */
  readonly url: string
  /** Which messages. */
  readonly events: readonly ('reminder' | 'digest')[]
  /** With which 钉钉 wants its address signed. */
  readonly secret?: string | undefined
}

/** Webhooks by org. */
export type Webhooks = ReturnType<typeof webhooksOn>

/** Webhooks kept in these items. */
export function webhooksOn(items: Items) {
  return {
    /** Ascending by id. */
    listWebhooks(orgId: string): Promise<Webhook[]> {
      const { pk, sk } = settingKeys.webhook(orgId, '')
      return valuesOf(items, beginningWith(pk, sk))
    },

    async putWebhook(webhook: Webhook): Promise<void> {
      await items.put({ ...settingKeys.webhook(webhook.orgId, webhook.webhookId), value: webhook })
    },

    async removeWebhook(orgId: string, webhookId: string): Promise<void> {
      await items.remove(settingKeys.webhook(orgId, webhookId))
    },
  }
}
