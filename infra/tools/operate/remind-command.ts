import { runCommand } from '../command-line.ts'
import { stackNow } from '../local-stack.ts'
import { readStackCommand } from './stack.ts'

/** `npm run remind`: tells what is due today, as the schedule does at nine. */
await runCommand(async () => {
  const { localUrl, open } = readStackCommand(process.argv.slice(2), {
    usage: 'remind --',
    about:
      'Tells what is due today, and on a week’s first working day how each org is, as the schedule does at nine. What was told is not told again.',
  })
  const { openQueue } = await import('../../../shared/aws/queue/send.ts')
  const { environment } = await open()
  // A local stack may live on another day.
  const at = localUrl ? await stackNow(localUrl) : new Date().toISOString()
  await openQueue(environment, 'messages')([{ kind: 'day', at }])
  console.log(`what is due on the day of ${at} is being told`)
})
