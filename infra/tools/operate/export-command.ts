import { runCommand, UsageError } from '../command-line.ts'
import { beginPhase } from '../terminal/progress.ts'
import { exportRecords } from './export/export.ts'
import { recordTables } from './export/manifest.ts'
import { exportSecrets } from './export/secrets.ts'
import { ask } from './stack.ts'

const usage = 'export -- DIR [--with-secrets FILE]'

/** `npm run export -- DIR`: all records of a stack, in plain files. */
await runCommand(async () => {
  const { tables, secrets, words, values } = await ask(process.argv.slice(2), {
    usage,
    about: `Writes all records of a stack into files of an empty directory: ${recordTables.join(', ')}, one JSON line an item,
compressed, with a manifest of counts and SHA-256s. Views are not in it, for they are made of records.
What is recorded meanwhile may or may not be in it.

  --with-secrets FILE   write the stack's keys into a file of their own, which nobody else may read`,
    values: ['with-secrets'],
    words: 1,
  })
  const [directory] = words
  if (directory === undefined) throw new UsageError(`say where: npm run ${usage}`)
  const phase = beginPhase(process.stderr, '导出 export', undefined, '条')
  const { tables: exported } = await exportRecords(tables, directory, () => phase.step())
  phase.end()
  const secretsFile = values['with-secrets']
  if (secretsFile !== undefined) await exportSecrets(secrets, secretsFile)
  for (const [name, { items, file }] of Object.entries(exported))
    console.log(`${name}: ${items} items in ${file}`)
  console.log(`Put them into an empty stack with: npm run restore -- ${directory}`)
  return 0
})
