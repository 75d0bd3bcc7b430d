import { runCommand } from '../command-line.ts'
import { quietLogs } from './quiet.ts'
import { readStackCommand } from './stack.ts'

/** `npm run rebuild`: makes every view anew from the records, while readers read. */
await runCommand(async () => {
  const { open } = readStackCommand(process.argv.slice(2), {
    usage: 'rebuild --',
    about: `Makes every view anew from the records, each item in its place: readers find the old or the new, never none.
What no record explains is taken away at the end. Results are records and stay as they are.`,
  })
  const [{ storesOn }, { progressOn, report }, { rebuild }] = await Promise.all([
    import('./stores.ts'),
    import('./verify/report.ts'),
    import('./verify/verify.ts'),
  ])
  const stores = storesOn((await open()).tables)
  quietLogs()
  const agree = await report(
    stores,
    await rebuild(stores, { patience: 0, progress: progressOn(process.stderr) }),
  )
  return agree ? 0 : 1
})
