import { type Engine, startEngine } from './engine.ts'
import { progressOf } from './progress.ts'
import type { Finding } from './row.ts'
import { row as assessing } from './rows/assessing.ts'
import { row as bundles } from './rows/bundles.ts'
import { row as capacity } from './rows/capacity.ts'
import { row as cost } from './rows/cost.ts'
import { row as growth } from './rows/growth.ts'
import { row as recording } from './rows/recording.ts'
import { table } from './table.ts'

const rows = [capacity, recording, bundles, assessing, growth, cost]

const names = rows.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')
const usage = `npm run bench [-- [--strict] row…]\n\nRows, all of them unless named:\n${names}\n
--strict: the exit code is 1 if a budget is missed.`

/** Measures the rows asked for and prints the table; the number of budgets that were missed. */
async function bench(wanted: readonly string[]): Promise<number> {
  let engine: Promise<Engine> | undefined
  const findings: Finding[] = []
  try {
    for (const { name, run } of rows.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      const progress = progressOf(name)
      const freshTables = async () => {
        engine ??= startEngine()
        return (await engine).freshTables()
      }
      findings.push(...(await run({ freshTables, progress: progress.say })))
      progress.end()
    }
  } finally {
    await (await engine)?.stop()
  }
  const missed = findings.filter(({ ok }) => ok === false).length
  console.log(`\n${table(findings)}\n`)
  console.log(missed === 0 ? 'All budgets are kept.' : `${missed} of the budgets above are missed.`)
  return missed
}

const asked = process.argv.slice(2)
const strict = asked.includes('--strict')
const wanted = asked.filter(argument => argument !== '--strict')
const unknown = wanted.filter(argument => !rows.some(({ name }) => name === argument))
if (unknown.length > 0) {
  console.error(unknown.includes('--help') ? usage : `no row ${unknown.join(', ')}\n\n${usage}`)
  process.exitCode = unknown.includes('--help') ? 0 : 2
} else {
  const missed = await bench(wanted)
  process.exitCode = strict && missed > 0 ? 1 : 0
}
