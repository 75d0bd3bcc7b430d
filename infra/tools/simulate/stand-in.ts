import type { PutEventsCommandInput } from '@aws-sdk/client-eventbridge'
import type { SendMessageBatchCommandInput } from '@aws-sdk/client-sqs'
import { grantedItems } from '../../../shared/aws/granted.ts'
import type { StandIn } from '../../../shared/aws/stand-in.ts'
import type { FunctionDeclaration, QueueName, TableName } from '../../../shared/contracts/function.ts'
import type { memoryObjects } from '../../../shared/lake/testing/memory-objects.ts'
import type { Bus } from './bus.ts'
import { followsRoster } from './functions.ts'
import { asLines, objectsOf, type Receiver } from './outside.ts'
import type { Process, Surroundings } from './process.ts'
import type { Queue } from './queue.ts'
import { itemsOf, type Table } from './tables.ts'
import type { Tampering } from './tampering.ts'

/** What a process of a world works with. */
export interface Outside extends Surroundings {
  readonly tables: Readonly<Record<TableName, Table>>
  readonly queues: ReadonlyMap<string, Queue>
  readonly bus: Bus
  readonly lake: ReturnType<typeof memoryObjects>
  readonly receiver: Receiver
}

/** What stands in for AWS to one process of a function: each call takes its time, and may go wrong. */
export function standInOf(
  world: Outside,
  declaration: FunctionDeclaration,
  process: Process,
  { items: tamper, published, sent }: Tampering,
): StandIn {
  const { kernel, tables, bus, lake, receiver } = world
  return {
    items: table => {
      const items = grantedItems(itemsOf(tables[table], process), table, declaration)
      return tamper ? tamper(items, table, process) : items
    },
    queue: queue => ({
      send: (({ input }: Command) => sendMessages(world, process, queue, input as never, sent)) as never,
    }),
    bus: {
      send: (async ({ input }: Command) => {
        const answer = await bus.putEvents(process, input as PutEventsCommandInput)
        return published ? published(answer) : answer
      }) as never,
    },
    objects: () => objectsOf(lake, process),
    encode: asLines,
    fetch: receiver.fetchOf(process),
    timer: { now: () => kernel.now + process.skew, sleep: milliseconds => kernel.sleep(milliseconds) },
    secret: secret => secret,
  }
}

interface Command {
  readonly input: unknown
}

function sendMessages(
  { faults, bus, queues }: Outside,
  process: Process,
  name: QueueName,
  { Entries = [] }: SendMessageBatchCommandInput,
  sent: Tampering['sent'],
) {
  return process.step('send', `${name} ${Entries.length} messages for ${process.about}`, async place => {
    const refused = process.suffers('queueRefuses', place)
    const taken = refused ? Math.floor(Entries.length * faults.chance(place)) : Entries.length
    for (const { MessageBody = '', DelaySeconds } of Entries.slice(0, taken)) {
      const body = sent ? sent(name, MessageBody, process) : MessageBody
      if (body === undefined) continue
      const { kind, month } = JSON.parse(body)
      if (kind === 'reassess' && process.name === followsRoster) bus.monthsAsked.add(month)
      queues.get(name)?.send(body, DelaySeconds, process.chain)
    }
    const Failed = Entries.slice(taken).map(({ Id }) => ({
      Id,
      Code: 'ThrottlingException',
      SenderFault: false,
    }))
    return { Failed }
  })
}
