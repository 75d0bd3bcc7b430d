import { questionLabels, questionNotes } from '../../../shared/labels/lake.ts'
import { type QuestionName, questions } from '../../../shared/lake/questions/index.ts'
import type { Question } from '../../../shared/lake/questions/question.ts'
import { runCommand } from '../command-line.ts'
import { untilIdle } from '../local-stack.ts'
import { quietLogs } from '../operate/quiet.ts'
import { readStackCommand } from '../operate/stack.ts'
import { beginPhase } from '../terminal/progress.ts'
import { painting, tableLines } from '../terminal/table.ts'
import { checkStatement } from './statement.ts'

const files = ['csv', 'parquet', 'svg'] as const
const usage = 'lake -- [NAME | "select …" | rebuild | verify] [--csv FILE] [--parquet FILE] [--svg FILE]'

const about = `Asks the lake: the records as tables, made anew where something changed since the last time. Without a word it lists the
ready questions. Tables: events, flags, assessments, cadres, assignments, links, orgs, bases, topics, days; views:
participations, demands. docs/lake.md says what their columns mean.

  NAME             a ready question, such as activity
  "select …"       one question of your own, in DuckDB's SQL; nothing but the lake can be read, nothing written
  rebuild          make every object anew from the records
  verify           compare the lake with the system: events, facts, results; ends with 1 if something differs
  --csv FILE       save the answer for a spreadsheet
  --parquet FILE   save it for other tools
  --svg FILE       save the chart of a ready question`

function listQuestions(paint: ReturnType<typeof painting>): void {
  const rows = Object.entries(questions).map(([name, { chart }]: [string, Question]) => [
    name,
    questionLabels[name as QuestionName],
    chart ? '--svg' : '',
  ])
  for (const line of tableLines([['问题', '内容', '图'], ...rows], paint)) console.log(line)
  console.log('\nnpm run lake -- NAME, or npm run lake -- "select …"; npm run lake -- --help tells more')
}

/** The question that a word stands for, or is. */
function questionOf(
  word: string,
  refuse: (why: string) => Error,
): { name: QuestionName | undefined; question: Question } {
  if (Object.hasOwn(questions, word))
    return { name: word as QuestionName, question: questions[word as QuestionName] }
  if (!/\s/.test(word)) throw refuse(`no question ${word}; there are ${Object.keys(questions).join(', ')}`)
  return { name: undefined, question: { sql: checkStatement(word) } }
}

/** `npm run lake`: asks the lake. */
await runCommand(async () => {
  const paint = painting(process.stdout.isTTY, process.env)
  const { values, words, refuse, localUrl, open } = readStackCommand(process.argv.slice(2), {
    usage,
    about,
    options: { csv: { type: 'string' }, parquet: { type: 'string' }, svg: { type: 'string' } },
    words: ['[NAME]'],
  })
  const [word] = words
  const saved = files.filter(name => values[name] !== undefined)
  if (word === undefined || word === 'rebuild' || word === 'verify') {
    if (saved.length > 0) throw refuse(`--${saved[0]} saves the answer to a question`)
  }
  if (word === undefined) return listQuestions(paint)
  const asked = word === 'rebuild' || word === 'verify' ? undefined : questionOf(word, refuse)
  if (asked && values.svg !== undefined && !asked.question.chart) throw refuse('--svg draws a ready question')

  const [{ bringUp, clockOf, leaseMs }, { openLake }, { lakeObjectsOf, lakeSourcesOn }] = await Promise.all([
    import('./current.ts'),
    import('./duck.ts'),
    import('./sources.ts'),
  ])
  const stack = await open()
  quietLogs()
  const now = localUrl ? await clockOf(localUrl) : () => new Date()
  const sources = lakeSourcesOn(stack.tables, lakeObjectsOf(stack), now)
  if (localUrl) await untilIdle(localUrl)

  if (word === 'rebuild') {
    const phase = beginPhase(process.stderr, '重建数据湖', 0, '步')
    const { rebuildLake } = await import('../../../shared/lake/rebuild.ts')
    const { written, removed } = await rebuildLake(sources, {
      leaseMs,
      onObject: (done, total) => phase.set(done, total),
    })
    phase.end()
    console.log(`written ${written} objects, removed ${removed}`)
    return 0
  }
  if (localUrl) await bringUp(sources, process.stderr)
  const lake = await openLake(sources.objects)
  try {
    if (!asked) {
      const [{ factsOn }, { verifyLake }] = await Promise.all([
        import('../../../shared/repositories/facts.ts'),
        import('./verify/verify.ts'),
      ])
      const facts = factsOn(stack.tables.views)
      const differences = await verifyLake(lake, { ...sources, facts }, process.stderr)
      for (const line of differences.lines) console.log(line)
      return differences.count === 0 ? 0 : 1
    }
    const { printAnswer, saveCsv, saveParquet, saveSvg } = await import('./present.ts')
    const answer = await lake.ask(asked.question.sql)
    const { csv, parquet, svg } = values
    if (csv !== undefined) saveCsv(answer, csv)
    if (parquet !== undefined) saveParquet(answer, parquet)
    if (svg !== undefined && asked.question.chart)
      saveSvg(answer, asked.question.chart, asked.name ? questionLabels[asked.name] : '', svg)
    for (const name of saved) console.log(`${values[name]}: ${answer.rows.length} rows`)
    if (saved.length === 0) printAnswer(answer, paint, line => console.log(line))
    const note = asked.name && saved.length === 0 ? questionNotes[asked.name] : undefined
    if (note) console.log(paint(note, 'faint'))
    return 0
  } finally {
    await lake.close()
  }
})
