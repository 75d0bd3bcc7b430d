import { existsSync } from 'node:fs'
import { runCommand } from '../command-line.ts'
import { beginPhase } from '../terminal/progress.ts'
import { recordTables } from './export/record-tables.ts'
import { readStackCommand } from './stack.ts'

/** `npm run export -- DIR`: all records of a stack, in plain files. */
await runCommand(async () => {
  const { words, values, refuse, open } = readStackCommand(process.argv.slice(2), {
    usage: 'export -- DIR [--with-secrets FILE]',
    about: `Writes all records of a stack into files of an empty directory: ${recordTables.join(', ')}, one JSON line an item,
compressed, with a manifest of counts and SHA-256s. Views are not in it, for they are made of records.
What is recorded meanwhile may or may not be in it.

  --with-secrets FILE   write the stack's keys into a file of their own, which nobody else may read`,
    options: { 'with-secrets': { type: 'string' } },
    words: ['DIR'],
  })
  const [directory = ''] = words
  const secretsFile = values['with-secrets']
  if (secretsFile !== undefined && existsSync(secretsFile)) throw refuse(`${secretsFile} is there already`)
  const [{ checkEmpty, exportRecords }, { exportSecrets }] = await Promise.all([
    import('./export/export.ts'),
    import('./secrets.ts'),
  ])
  checkEmpty(directory)
  const { tables, secrets } = await open()
  const phase = beginPhase(process.stderr, '导出 export', undefined, '条')
  const { tables: exported } = await exportRecords(tables, directory, () => phase.step())
  phase.end()
  if (secretsFile !== undefined) await exportSecrets(secrets, secretsFile)
  for (const [name, { items, file }] of Object.entries(exported))
    console.log(`${name}: ${items} items in ${file}`)
  console.log(`Put them into an empty stack with: npm run restore -- ${directory}`)
})
