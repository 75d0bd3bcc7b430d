import { isDeepStrictEqual } from 'node:util'
import type { Digest, Reminder } from '../../../../events/reminder.ts'
import { build } from '../../../../functions/remind/handler.ts'
import { opens } from '../../../../functions/remind/ports.ts'
import { memoryItems } from '../../../../shared/aws/items/memory.ts'
import { sqsEvent } from '../../../../shared/aws/queue/testing.ts'
import { openPorts } from '../../../../shared/ports.ts'
import { messagesOn } from '../../../../shared/repositories/messages.ts'
import type { Story } from '../story.ts'
import type { World } from '../world.ts'
import { type Findings, plainEnvironment } from './plain.ts'

type Message = Reminder | Digest

/** What is told on a morning in a world in which nothing goes wrong, by id. */
async function dueAt(world: World, at: number): Promise<Map<string, Message>> {
  const now = () => new Date(at)
  const queue: unknown[] = [{ kind: 'day', at: now().toISOString() }]
  const told = memoryItems()
  const opened = openPorts(plainEnvironment(world), opens)
  const send = async (messages: readonly unknown[]) => void queue.push(...messages)
  const handle = build({ ...opened, messages: messagesOn(told, now), send, now })
  for (let next = queue.shift(); next !== undefined; next = queue.shift())
    await handle(sqsEvent([next as object]), { getRemainingTimeInMillis: () => 60_000 })
  return messagesIn(told)
}

async function messagesIn(items: ReturnType<typeof memoryItems>): Promise<Map<string, Message>> {
  const found = await Array.fromAsync(items.scan<Message>())
  return new Map(found.flatMap(({ sk, value }) => (sk.startsWith('MESSAGE#') ? [[value.id, value]] : [])))
}

/** A message but for its name and when it was put on its way. */
const thingOf = ({ id: _id, at: _at, ...thing }: Message) => thing

/** Everybody hears each thing that is due under one id, at least once, and nothing else. */
export async function checkTold(world: World, { actions }: Story, found: Findings): Promise<void> {
  const morning = actions.find(action => action.kind === 'fire' && action.schedule === 'daily-reminders')
  const hasFired = world.hits.has('fired: daily-reminders')
  const due = hasFired && morning ? await dueAt(world, morning.at) : new Map<string, Message>()
  const told = await messagesIn(world.tables.messages.items)
  for (const [id, message] of due) {
    const said = told.get(id)
    const about = `${message.type} ${JSON.stringify(message.type === 'reminder' ? message.due : message.orgId)}`
    if (!said) found.push(`${about} was due, and nobody was told`)
    else if (!isDeepStrictEqual(thingOf(said), thingOf(message)))
      found.push(`${about} was told in other words`)
    if (!world.receiver.arrived.has(id)) found.push(`${about} never arrived`)
  }
  for (const [id, message] of [...told, ...(world.receiver.arrived as Map<string, Message>)])
    if (!due.has(id)) found.push(`${message.type} ${id} was told, and was not due`)
}
