import {
  assessments,
  factsViews,
  ledger,
  openPorts,
  policies,
  rosterReads,
  workingDays,
} from '../../../shared/ports.ts'
import { runCommand } from '../command-line.ts'
import { ask } from './stack.ts'
import { verify } from './verify.ts'

const list = (found: readonly string[]) =>
  found
    .slice(0, 20)
    .map(name => `  ${name}`)
    .concat(found.length > 20 ? [`  … and ${found.length - 20} more`] : [])
    .join('\n')

/** `npm run verify`: says whether views and assessments are what the ledger makes them; `--repair` rebuilds views. */
await runCommand(async () => {
  const { environment, flags } = await ask(process.argv.slice(2), {
    usage: 'verify -- [--repair]',
    about:
      'Compares facts with the fold of the ledger and results with a new assessment; --repair folds anew what differs.',
    flags: ['repair'],
  })
  const repair = flags.repair ?? false
  const onProgress = (months: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${months} months compared `)
  }
  const found = await verify(
    openPorts(environment, {
      policies,
      roster: rosterReads,
      ledger,
      facts: factsViews,
      assessments,
      workingDays,
    }),
    repair,
    onProgress,
  )
  if (process.stderr.isTTY) process.stderr.write('\r')
  const different = (what: string, of: number, names: readonly string[]) =>
    console.log(
      names.length ? `${what}: ${names.length} of ${of} differ\n${list(names)}` : `${what}: all ${of} agree`,
    )
  different('facts and the fold of the ledger', found.months, found.facts)
  if (found.facts.length)
    console.log(repair ? 'They were folded anew.' : 'Fold them anew with: npm run verify -- --repair')
  different('assessments and a new one of the same month', found.assessments, found.digests)
  if (found.digests.length)
    console.log('Their inputs changed since: run the month again (POST /v1/assessments/{month}/runs).')
  return found.facts.length && !repair ? 1 : 0
})
