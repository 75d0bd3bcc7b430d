import { openTable } from '../../../shared/aws/client.ts'
import { dynamoItems } from '../../../shared/aws/items/dynamo.ts'
import { tables } from '../../../shared/aws/keys.ts'
import { tableVariable } from '../../../shared/contracts/environment.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import { runCommand, UsageError } from '../command-line.ts'
import { putBack } from './restore.ts'
import { ask } from './stack.ts'

/** `npm run restore -- ledger NAME`: puts back what the table lacks of the restored copy `NAME`. */
await runCommand(async () => {
  const { environment, words } = await ask(process.argv.slice(2), {
    usage: 'restore -- TABLE COPY',
    about: `Puts back what a table (${Object.keys(tables).join(', ')}) lacks of COPY, the name of a table restored to a point in time.`,
    words: 2,
  })
  const [name, copy] = words
  if (name === undefined || copy === undefined || !(name in tables))
    throw new UsageError(
      `say what from where: npm run restore -- ${Object.keys(tables).join(' | ')} NAME-OF-THE-COPY`,
    )
  const variable = tableVariable(name as TableName)
  const { seen, added } = await putBack(
    dynamoItems(openTable({ [variable]: copy }, name as TableName)),
    dynamoItems(openTable(environment, name as TableName)),
  ).catch(error => {
    if (error instanceof Error && error.name === 'ResourceNotFoundException')
      throw new Error(`there is no table ${copy}; name the table that AWS restored the copy to`)
    throw error
  })
  console.log(`${copy} has ${seen} items; ${name} lacked ${added} of them and has them again`)
  console.log('Bring the views up to date with: npm run verify -- --repair')
  return 0
})
