import { expect, it } from 'vitest'
import { messageExamples } from '../../../../events/reminder.ts'
import type { Messages } from '../../messages.ts'

const now = () => new Date('2026-05-21T01:00:00.000Z')
const { reminder, digest } = messageExamples

/** What every store of messages does; `open` gives an empty one. */
export function messagesContract(open: (now: () => Date) => Promise<Messages>): void {
  it('puts a message on its way once, whatever it says the second time', async () => {
    const messages = await open(now)
    expect(await messages.addMessage(reminder)).toBe(true)
    expect(await messages.addMessage({ ...reminder, at: '2026-05-21T02:00:00.000Z' })).toBe(false)
    expect(await messages.addMessage(digest)).toBe(true)
    expect(await messages.addMessage({ ...reminder, cadreId: 'c-li' })).toBe(true)
  })

  it('knows which webhook has taken what', async () => {
    const messages = await open(now)
    const webhook = { orgId: 'ls', webhookId: 'desk' }
    expect(await messages.isDelivered(webhook, reminder.id)).toBe(false)
    for (let twice = 0; twice < 2; twice++) await messages.noteDelivered(webhook, reminder.id)
    expect(await messages.isDelivered(webhook, reminder.id)).toBe(true)
    expect(await messages.isDelivered({ ...webhook, webhookId: 'group' }, reminder.id)).toBe(false)
    expect(await messages.isDelivered(webhook, digest.id)).toBe(false)
  })
}
