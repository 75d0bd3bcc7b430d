import { runCommand, UsageError } from '../command-line.ts'
import { beginPhase } from '../terminal/progress.ts'
import { tableLines } from '../terminal/table.ts'
import { readStackCommand } from './stack.ts'

/** `npm run redrive -- ProjectMonth`: tries dead letters again, once their cause is mended; without a name it lists them. */
await runCommand(async () => {
  const { words, open } = readStackCommand(process.argv.slice(2), {
    usage: 'redrive -- [QUEUE]',
    about:
      'Tries the dead letters of a queue again, once their cause is mended; it may be repeated. Without QUEUE it lists all queues and how many dead letters each has.',
    words: ['[QUEUE]'],
  })
  const [{ SQSClient }, { countDeadLetters, redrivables, redrive }] = await Promise.all([
    import('@aws-sdk/client-sqs'),
    import('./redrive.ts'),
  ])
  const { outputs } = await open()
  const sqs = new SQSClient({})
  const queues = redrivables(outputs)
  const [name] = words
  if (name === undefined) {
    const rows = await Promise.all(
      queues.map(async each => [each.name, String(await countDeadLetters(sqs, each))]),
    )
    for (const line of tableLines([['queue', 'dead letters'], ...rows], text => text)) console.log(line)
    return
  }
  const queue = queues.find(known => known.name.toLowerCase() === name.replaceAll('-', '').toLowerCase())
  if (!queue)
    throw new UsageError(`say which: npm run redrive -- ${queues.map(({ name }) => name).join(' | ')}`)
  const phase = beginPhase(process.stderr, '重投 redrive', 0, '条')
  const moved = await redrive(sqs, queue, phase.set)
  phase.end()
  console.log(
    moved ? `${moved} dead letters of ${queue.name} are tried again` : `${queue.name} has no dead letters`,
  )
})
