import { parseOptions, runCommand, wholeOption } from '../command-line.ts'
import { tableLines } from '../terminal/table.ts'
import type { Engine } from './engine.ts'
import { progressOf } from './progress.ts'
import type { Finding } from './row.ts'
import { type Row, rows } from './rows.ts'

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
    for (const { name, load } of rows.filter(isWanted)) {
      const { run } = await load()
      const progress = progressOf(name)
      const freshTables = async () => {
        engine ??= import('./engine.ts').then(({ startEngine }) => startEngine())
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
