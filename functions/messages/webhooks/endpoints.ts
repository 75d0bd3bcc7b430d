import * as z from 'zod'
import { text } from '../../../events/envelope.ts'
import { eachOnce } from '../../../events/field-code.ts'
import { defineEndpoint, noContent } from '../../../shared/contracts/endpoint.ts'
import { webhookKinds } from '../../../shared/repositories/webhooks.ts'

const events = z
  .array(z.enum(['reminder', 'digest']))
  .min(1)
  .max(2)
  .check(eachOnce('event'))

/** A webhook as it is shown: its address may be a password. */
const shown = z
  .strictObject({
    orgId: z.string(),
    webhookId: z.string(),
    kind: z.enum(webhookKinds),
    host: z.string(),
    events,
  })
  .meta({ id: 'Webhook' })

const put = shown
  .extend({
    signingSecret: z
      .string()
      .optional()
      .describe('`whsec_…`: with it a receiver verifies what comes (Standard Webhooks). Shown here alone.'),
  })
  .meta({ id: 'PutWebhook' })

const common = { roles: ['orgAdmin', 'assessor'], scope: { org: 'orgId' } } as const

export const listWebhooks = defineEndpoint({
  name: 'listWebhooks',
  summary: 'List where an org’s messages go',
  description: 'By host alone: the address of a group robot is its password.',
  route: 'GET /v1/orgs/{orgId}/webhooks',
  ...common,
  responses: { 200: z.strictObject({ items: z.array(shown) }) },
})

export const putWebhook = defineEndpoint({
  name: 'putWebhook',
  summary: 'Have an org’s messages sent to an address',
  description:
    'Over https, at a host that the operator lists (`WebhookHosts`). `standard` gets every reminder and digest of the org and of all below, signed per Standard Webhooks, with ids alone. The group robots of 企业微信 (`weCom`) and 钉钉 (`dingTalk`, with `secret` where it wants its address signed) get what concerns their own org, by numbers, and nothing of a person. At least once, by `webhook-id` the same; what fails five times waits among the dead letters. Five an org.',
  route: 'PUT /v1/orgs/{orgId}/webhooks/{webhookId}',
  ...common,
  body: z.strictObject({
    kind: z.enum(webhookKinds),
    url: z.url().max(1000),
    secret: text(1, 200).optional(),
    events: events.default(['reminder', 'digest']),
  }),
  responses: { 200: put, 201: put },
  example: { kind: 'standard', url: 'https://desk.example/hooks/baixin' },
})

export const deleteWebhook = defineEndpoint({
  name: 'deleteWebhook',
  summary: 'Send nothing there any more',
  description: 'Also where there is none.',
  route: 'DELETE /v1/orgs/{orgId}/webhooks/{webhookId}',
  ...common,
  responses: { 204: noContent },
})
