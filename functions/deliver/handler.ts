import * as z from 'zod'
import { type Digest, digest, type Reminder, reminder } from '../../events/reminder.ts'
import { consuming } from '../../shared/aws/queue/consume.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import * as ports from '../../shared/ports.ts'
import type { Webhook } from '../../shared/repositories/webhooks.ts'
import { log } from '../../shared/telemetry/log.ts'
import { hostsOf, isAllowed } from '../../shared/webhooks/hosts.ts'
import { call } from './call.ts'
import { deliveryRequest, wants } from './request.ts'

const opens = {
  roster: ports.directoryReads,
  webhooks: ports.webhooks,
  messages: ports.messages,
  keys: ports.webhookKeys,
  hosts: hostsOf,
  fetch: ports.calls,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

// Fields that are added later are passed over.
const announced = z.object({ detail: z.discriminatedUnion('type', [reminder.strip(), digest.strip()]) })

/** Sends a message to one webhook, unless that has taken it. */
async function deliverTo(deps: Dependencies, webhook: Webhook, message: Reminder | Digest): Promise<void> {
  const { orgId, webhookId, kind, url } = webhook
  if (!isAllowed(deps.hosts, url))
    return log.warn('webhook at a host that is not listed', { orgId, webhookId })
  if (await deps.messages.isDelivered(webhook, message.id)) return
  await call(deps.fetch, kind, deliveryRequest(webhook, message, await deps.keys(), deps.now()))
  await deps.messages.noteDelivered(webhook, message.id)
}

/** Sends a message to every webhook of its org and of those above that wants it. One that fails or takes long holds up no other, and is tried again alone. */
async function deliver(deps: Dependencies, message: Reminder | Digest): Promise<void> {
  const path = await deps.roster.readOrgPath(message.orgId, todayAt(deps.now()))
  const all = (await Promise.all(path.map(orgId => deps.webhooks.listWebhooks(orgId)))).flat()
  const failed: unknown[] = []
  const wanting = all.filter(each => wants(each, message))
  const sending = wanting.map(webhook =>
    deliverTo(deps, webhook, message).catch(error => {
      log.error('not delivered', error, { orgId: webhook.orgId, webhookId: webhook.webhookId })
      failed.push(error)
    }),
  )
  await Promise.all(sending)
  if (failed.length > 0) throw failed[0]
}

/** Delivers messages one by one; a message that comes twice is delivered once. */
export const build = (deps: Dependencies) =>
  consuming({
    read: body => announced.parse(body).detail as Reminder | Digest,
    key: ({ id }) => id,
    work: ([message]) => deliver(deps, message),
  })

export const handler = ports.handlerOn((_, opened) => build(opened), opens)
