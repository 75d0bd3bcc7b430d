import { Problem } from '../../../shared/contracts/problem.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Webhook } from '../../../shared/repositories/webhooks.ts'
import { isAllowed } from '../../../shared/webhooks/hosts.ts'
import { signingSecret } from '../../../shared/webhooks/signature.ts'
import type { Dependencies } from '../ports.ts'
import { deleteWebhook, listWebhooks, putWebhook } from './endpoints.ts'

/** Webhooks of an org at most. */
const mostWebhooks = 5

const toAnswer = ({ orgId, webhookId, kind, url, events }: Webhook) => ({
  orgId,
  webhookId,
  kind,
  host: new URL(url).host,
  events: [...events],
})

/** Keeps where messages go. */
export function routes({ webhooks, keys, hosts }: Dependencies): readonly Route[] {
  return [
    on(listWebhooks, async ({ params: { orgId } }) =>
      reply(200, { items: (await webhooks.listWebhooks(orgId)).map(toAnswer) }),
    ),

    on(putWebhook, async ({ params: { orgId, webhookId }, body }) => {
      if (!isAllowed(hosts, body.url))
        throw Problem.at('invalid_request', 'url', 'https at a host that the operator lists', 'not_allowed')
      const known = await webhooks.listWebhooks(orgId)
      const isNew = known.every(each => each.webhookId !== webhookId)
      if (isNew && known.length >= mostWebhooks)
        throw Problem.at('invalid_request', 'webhookId', `${mostWebhooks} an org at most`, 'too_big')
      const webhook: Webhook = { orgId, webhookId, ...body }
      await webhooks.putWebhook(webhook)
      const secret = body.kind === 'standard' ? { signingSecret: signingSecret(await keys(), webhook) } : {}
      return reply(isNew ? 201 : 200, { ...toAnswer(webhook), ...secret })
    }),

    on(deleteWebhook, async ({ params: { orgId, webhookId } }) => {
      await webhooks.removeWebhook(orgId, webhookId)
      return reply(204, undefined)
    }),
  ]
}
