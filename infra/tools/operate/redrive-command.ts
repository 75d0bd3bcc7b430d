import { SQSClient } from '@aws-sdk/client-sqs'
import { runCommand, UsageError } from '../command-line.ts'
import { countDeadLetters, redrivables, redrive } from './redrive.ts'
import { readStackCommand } from './stack.ts'

/** `npm run redrive -- ProjectMonth`: tries dead letters again, once their cause is mended; without a name it lists them. */
await runCommand(async () => {
  const { words, open } = readStackCommand(process.argv.slice(2), {
    usage: 'redrive -- [QUEUE]',
    about:
      'Tries the dead letters of a queue again, once their cause is mended; it may be repeated. Without QUEUE it lists all queues and how many dead letters each has.',
    words: ['[QUEUE]'],
  })
  const { outputs } = await open()
  const sqs = new SQSClient({})
  const queues = redrivables(outputs)
  const [name] = words
  if (name === undefined) {
    const width = Math.max(...queues.map(({ name }) => name.length))
    for (const each of queues)
      console.log(
        `${each.name.padEnd(width)}  ${String(await countDeadLetters(sqs, each)).padStart(6)} dead letters`,
      )
    return
  }
  const queue = queues.find(known => known.name.toLowerCase() === name.replaceAll('-', '').toLowerCase())
  if (!queue)
    throw new UsageError(`say which: npm run redrive -- ${queues.map(({ name }) => name).join(' | ')}`)
  const moved = await redrive(sqs, queue, (moved, of) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${moved} of ${of} moved `)
  })
  if (process.stderr.isTTY) process.stderr.write('\r')
  console.log(
    moved ? `${moved} dead letters of ${queue.name} are tried again` : `${queue.name} has no dead letters`,
  )
})
