import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { runCommand, UsageError } from '../command-line.ts'
import { ask } from './stack.ts'

/**
 * Moves everything from a dead-letter queue to the queue that its messages are for; each is sent before it is deleted,
 * so a crash in between repeats it, which every receiver bears.
 */
export async function redrive(sqs: SQSClient, from: string, to: string): Promise<number> {
  for (let moved = 0; ; ) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    )
    if (Messages.length === 0) return moved
    for (const { Body: MessageBody, ReceiptHandle } of Messages) {
      await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody }))
      await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }))
      moved++
    }
  }
}

/** `npm run redrive -- ProjectMonth`: tries dead letters again, once their cause is mended. */
await runCommand(async () => {
  const { outputs, words } = await ask(process.argv.slice(2), {
    usage: 'redrive -- QUEUE',
    about:
      'Tries the dead letters of a queue again, once their cause is mended. Without QUEUE it names them.',
    words: 1,
  })
  const names = Object.keys(outputs).flatMap(name => {
    const [, queue] = /^(\w+)DeadLettersUrl$/.exec(name) ?? []
    return queue !== undefined && `${queue}QueueUrl` in outputs ? [queue] : []
  })
  const [name] = words
  if (name === undefined || !names.includes(name))
    throw new UsageError(`say which: npm run redrive -- ${names.join(' | ')}`)
  const moved = await redrive(
    new SQSClient({}),
    outputs[`${name}DeadLettersUrl`] as string,
    outputs[`${name}QueueUrl`] as string,
  )
  console.log(moved ? `${moved} dead letters of ${name} are tried again` : `${name} has no dead letters`)
  return 0
})
