import { openTable } from '../../../shared/aws/client.ts'
import { dynamoItems } from '../../../shared/aws/items/dynamo.ts'
import { tableVariable } from '../../../shared/contracts/environment.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import { runCommand, UsageError } from '../command-line.ts'
import { beginPhase } from '../terminal/progress.ts'
import { recordTables } from './export/manifest.ts'
import { restoreRecords } from './export/restore.ts'
import { restoreSecrets } from './export/secrets.ts'
import { putBack } from './put-back.ts'
import { type Asked, ask } from './stack.ts'
import { storesOn } from './stores.ts'
import { agrees, progressOn, tell } from './verify/report.ts'
import { verify } from './verify/verify.ts'

const usage = 'restore -- DIR [--with-secrets FILE] | restore -- TABLE --copy NAME'

/** What a table lacks of a copy of it. */
async function restoreTable({ tables }: Asked, name: string, copy: string): Promise<number> {
  if (!(recordTables as readonly string[]).includes(name))
    throw new UsageError(`no table ${name}: ${recordTables.join(' | ')}. usage: npm run ${usage}`)
  const environment = { [tableVariable(name as TableName)]: copy }
  const { seen, added } = await putBack(
    dynamoItems(openTable(environment, name as TableName)),
    tables[name as TableName],
  ).catch(error => {
    if (error instanceof Error && error.name === 'ResourceNotFoundException')
      throw new Error(`there is no table ${copy}; name the table that AWS restored the copy to`)
    throw error
  })
  console.log(`${copy} has ${seen} items; ${name} lacked ${added} of them and has them again`)
  console.log('Bring the views up to date with: npm run verify -- --repair')
  return 0
}

/** An export, into an empty stack. */
async function restoreAll({ tables, secrets, values }: Asked, directory: string): Promise<number> {
  const file = values['with-secrets']
  const stores = storesOn(tables)
  const phase = beginPhase(process.stderr, '恢复 restore', undefined, '条')
  const progress = progressOn(process.stderr)
  const others = await restoreRecords(stores, directory, {
    patience: 0,
    progress,
    onItem: () => phase.step(),
  })
  phase.end()
  if (file !== undefined) await restoreSecrets(secrets, file)
  for (const name of others)
    console.log(`${name} holds other records than were exported: the stack went on meanwhile`)
  const findings = await verify(stores, { mend: false, patience: 2_000, progress })
  for await (const line of tell(stores, findings)) console.log(line)
  return others.length === 0 && agrees(findings) ? 0 : 1
}

/** `npm run restore`: an export into an empty stack, or what a table lost from a copy of it. */
await runCommand(async () => {
  const asked = await ask(process.argv.slice(2), {
    usage,
    about: `Puts the records of an export (npm run export) into an empty stack, makes its views and verifies them. Cut short, it
goes on when it is begun again.

  --with-secrets FILE   give the stack the keys of this file, too; without them links to youths, their pseudonyms from
                        phone numbers, and ids of names that are imported are others than before
  --copy NAME           put back what TABLE lacks of NAME, the name of a table restored to a point in time`,
    values: ['with-secrets', 'copy'],
    words: 1,
  })
  const [what] = asked.words
  if (what === undefined) throw new UsageError(`say what: npm run ${usage}`)
  const { copy } = asked.values
  return copy === undefined ? restoreAll(asked, what) : restoreTable(asked, what, copy)
})
