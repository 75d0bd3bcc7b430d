import { expect, it } from 'vitest'
import type { Webhook, Webhooks } from '../../webhooks.ts'

const desk: Webhook = {
  orgId: 'ls',
  webhookId: 'desk',
  kind: 'standard',
  url: 'https://desk.example/hooks',
  events: ['reminder', 'digest'],
}

/** What every store of webhooks does; `open` gives an empty one. */
export function webhooksContract(open: () => Promise<Webhooks>): void {
  it('keeps those of an org, replaced and taken away', async () => {
    const webhooks = await open()
    const group: Webhook = {
      ...desk,
      webhookId: 'a-group',
      kind: 'dingTalk',
      secret: 'SECx',
      events: ['digest'],
    }
    for (const webhook of [desk, group, { ...desk, orgId: 'ha' }]) await webhooks.putWebhook(webhook)
    expect(await webhooks.listWebhooks('ls')).toEqual([group, desk])
    const moved = { ...desk, url: 'https://desk.example/other' }
    await webhooks.putWebhook(moved)
    expect(await webhooks.listWebhooks('ls')).toEqual([group, moved])
    for (let twice = 0; twice < 2; twice++) await webhooks.removeWebhook('ls', 'desk')
    expect(await webhooks.listWebhooks('ls')).toEqual([group])
    expect(await webhooks.listWebhooks('hz')).toEqual([])
  })
}
