import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../command-line.ts'
import { beginPhase } from '../terminal/progress.ts'
import { manifestFile, type RecordTable, recordTables } from './export/record-tables.ts'
import type { OpenStack } from './open.ts'
import { readStackCommand } from './stack.ts'

/** What a table lacks of a copy of it. */
async function restoreTable({ tables }: OpenStack, name: RecordTable, copy: string): Promise<number> {
  const [{ tableVariable }, { openTable }, { dynamoItems }, { putBack }] = await Promise.all([
    import('../../../shared/contracts/environment.ts'),
    import('../../../shared/aws/client.ts'),
    import('../../../shared/aws/items/dynamo.ts'),
    import('./put-back.ts'),
  ])
  const copied = dynamoItems(openTable({ [tableVariable(name)]: copy }, name))
  const { seen, added } = await putBack(copied, tables[name]).catch(error => {
    if (error instanceof Error && error.name === 'ResourceNotFoundException')
      throw new Error(`there is no table ${copy}; name the table that AWS restored the copy to`)
    throw error
  })
  console.log(`${copy} has ${seen} items; ${name} lacked ${added} of them and has them again`)
  console.log('Bring the views up to date with: npm run verify -- --repair')
  return 0
}

/** An export, into an empty stack. */
async function restoreAll({ tables, secrets }: OpenStack, directory: string, secretsFile?: string) {
  const [{ restoreRecords }, { storesOn }, { progressOn, report }, { verify }] = await Promise.all([
    import('./export/restore.ts'),
    import('./stores.ts'),
    import('./verify/report.ts'),
    import('./verify/verify.ts'),
  ])
  const stores = storesOn(tables)
  const phase = beginPhase(process.stderr, '恢复 restore', undefined, '条')
  const progress = progressOn(process.stderr)
  const others = await restoreRecords(stores, directory, {
    patience: 0,
    progress,
    onItem: () => phase.step(),
  })
  phase.end()
  if (secretsFile !== undefined) await (await import('./secrets.ts')).restoreSecrets(secrets, secretsFile)
  for (const name of others)
    console.log(`${name} holds other records than were exported: the stack went on meanwhile`)
  const findings = await verify(stores, { mend: false, patience: 2_000, progress })
  return (await report(stores, findings)) && others.length === 0 ? 0 : 1
}

/** `npm run restore`: an export into an empty stack, or what a table lost from a copy of it. */
await runCommand(async () => {
  const { words, values, refuse, open } = readStackCommand(process.argv.slice(2), {
    usage: 'restore -- DIR [--with-secrets FILE] | restore -- TABLE --copy NAME',
    about: `Puts the records of an export (npm run export) into an empty stack, makes its views and verifies them. Cut short, it
goes on when it is begun again.

  --with-secrets FILE   give the stack the keys of this file, too; without them links to youths, their pseudonyms from
                        phone numbers, and ids of names that are imported are others than before
  --copy NAME           put back what TABLE lacks of NAME, the name of a table restored to a point in time`,
    options: { 'with-secrets': { type: 'string' }, copy: { type: 'string' } },
    words: ['DIR'],
  })
  const [what = ''] = words
  const { copy, 'with-secrets': secretsFile } = values
  if (copy !== undefined) {
    const table = recordTables.find(name => name === what)
    if (!table) throw refuse(`no table ${what}: ${recordTables.join(' | ')}`)
    return restoreTable(await open(), table, copy)
  }
  if (!existsSync(join(what, manifestFile)))
    throw refuse(`${what} holds no export: ${manifestFile} is missing`)
  if (secretsFile !== undefined) await (await import('./secrets.ts')).readSecretsFile(secretsFile)
  return restoreAll(await open(), what, secretsFile)
})
