import { runCommand } from '../command-line.ts'
import { quietLogs } from './quiet.ts'
import { readStackCommand } from './stack.ts'

/** Milliseconds that what seems to differ is given: on live data it may be on its way. */
const patience = 2_000

/** `npm run verify`: says whether all that is derived is what the records make it; `--repair` mends what is not. */
await runCommand(async () => {
  const { values, open } = readStackCommand(process.argv.slice(2), {
    usage: 'verify -- [--repair]',
    about: `Compares everything with what the records make it: facts with the fold of the ledger, results number by number with
a new assessment, lines and sums of tables with the results; also of whom nothing was recorded, and months that are due
and have no result. Ends with 1 if something differs.

  --repair         fold, assess and roll up anew what differs, then say what was mended`,
    options: { repair: { type: 'boolean', default: false } },
  })
  const [{ storesOn }, { progressOn, report }, { verify }] = await Promise.all([
    import('./stores.ts'),
    import('./verify/report.ts'),
    import('./verify/verify.ts'),
  ])
  const stores = storesOn((await open()).tables)
  quietLogs()
  const mend = values.repair
  const agree = await report(
    stores,
    await verify(stores, { mend, patience, progress: progressOn(process.stderr) }),
  )
  if (!agree && !mend) console.log('Mend it with: npm run verify -- --repair')
  return agree ? 0 : 1
})
