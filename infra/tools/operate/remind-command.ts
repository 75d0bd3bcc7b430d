import { openQueue } from '../../../shared/aws/queue/send.ts'
import { runCommand } from '../command-line.ts'
import { askLocal } from '../local-stack.ts'
import { ask } from './stack.ts'

/** `npm run remind`: tells what is due today, as the schedule does at nine. */
await runCommand(async () => {
  const { environment, values } = await ask(process.argv.slice(2), {
    usage: 'remind',
    about:
      'Tells what is due today, and on a week’s first working day how each org is, as the schedule does at nine. What was told is not told again.',
  })
  // A local stack may live on another day.
  const at = values.outputs
    ? new Date().toISOString()
    : (await askLocal<{ now: string }>(String(values.url), 'status')).now
  await openQueue(environment, 'messages')([{ kind: 'day', at }])
  console.log(`what is due on the day of ${at} is being told`)
  return 0
})
