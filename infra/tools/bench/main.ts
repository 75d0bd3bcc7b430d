import { parseOptions, runCommand, wholeOption } from '../command-line.ts'
import { tableLines } from '../terminal/table.ts'
import { type Engine, startEngine } from './engine.ts'
import { progressOf } from './progress.ts'
import type { Finding, Row } from './row.ts'
import { row as assessing } from './rows/assessing.ts'
import { row as bundles } from './rows/bundles.ts'
import { row as capacity } from './rows/capacity.ts'
import { row as cost } from './rows/cost.ts'
import { row as counts } from './rows/counts.ts'
import { row as growth } from './rows/growth.ts'
import { row as lake } from './rows/lake.ts'
import { row as lists } from './rows/lists.ts'
import { row as load } from './rows/load.ts'
import { row as pages } from './rows/pages.ts'
import { row as peers } from './rows/peers.ts'
import { row as recording } from './rows/recording.ts'
import { row as runs } from './rows/runs.ts'

const rows: readonly Row[] = [
  capacity,
  recording,
  peers,
  bundles,
  pages,
  assessing,
  growth,
  lists,
  runs,
  counts,
  lake,
  cost,
  load,
]

const usage = 'npm run bench -- [--strict] [--events N] [ROW…]'
const commandLine = {
  usage,
  help: `Measures, all rows but the load unless some are named, and prints budgets and ratios.

  --strict     the exit code is 1 if a budget is missed
  --events N   events of the load, 3000 unless said

${rows.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}`,
  options: { strict: { type: 'boolean', default: false }, events: { type: 'string', default: '3000' } },
  words: ['[ROW…]'],
} as const

const cellsOf = ({ what, budget, measured, ok, against }: Finding) => [
  what,
  budget,
  measured,
  ok === undefined ? '' : ok ? 'ok' : 'OVER',
  against,
]

/** Measures the rows asked for and prints the table; the number of budgets that were missed. */
async function bench(wanted: readonly string[], events: number): Promise<number> {
  let engine: Promise<Engine> | undefined
  const findings: Finding[] = []
  try {
    const isWanted = ({ name, alone }: Row) => (wanted.length === 0 ? !alone : wanted.includes(name))
    for (const { name, run } of rows.filter(isWanted)) {
      const progress = progressOf(name)
      const freshTables = async () => {
        engine ??= startEngine()
        return (await engine).freshTables()
      }
      findings.push(...(await run({ freshTables, progress: progress.say, events })))
      progress.end()
    }
  } finally {
    await (await engine)?.stop()
  }
  const missed = findings.filter(({ ok }) => ok === false).length
  const rowsOf = [['what', 'budget', 'measured', '', 'compared with'], ...findings.map(cellsOf)]
  console.log(`\n${tableLines(rowsOf, text => text).join('\n')}\n`)
  console.log(missed === 0 ? 'All budgets are kept.' : `${missed} of the budgets above are missed.`)
  return missed
}

await runCommand(async () => {
  const { values, words, refuse } = parseOptions(process.argv.slice(2), commandLine)
  const unknown = words.filter(word => !rows.some(({ name }) => name === word))
  if (unknown.length > 0) throw refuse(`no row ${unknown.join(', ')}`)
  const events = wholeOption('events', values.events, { least: 400, most: 1_000_000, usage })
  return (await bench(words, events)) > 0 && values.strict ? 1 : 0
})
