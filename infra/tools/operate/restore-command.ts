import { openTable } from '../../../shared/aws/client.ts'
import { dynamoItems } from '../../../shared/aws/items/dynamo.ts'
import { tables } from '../../../shared/aws/keys.ts'
import { tableVariable } from '../../../shared/contracts/environment.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import { putBack } from './restore.ts'
import { ask, command } from './stack.ts'

/** `npm run restore -- ledger NAME`: puts back what the table lacks of the restored copy `NAME`. */
await command(async () => {
  const { environment, words } = await ask(process.argv.slice(2))
  const [name, copy] = words
  if (name === undefined || copy === undefined || !(name in tables))
    throw new Error(
      `say what from where: npm run restore -- ${Object.keys(tables).join(' | ')} NAME-OF-THE-COPY`,
    )
  const variable = tableVariable(name as TableName)
  const { seen, added } = await putBack(
    dynamoItems(openTable({ [variable]: copy }, name as TableName)),
    dynamoItems(openTable(environment, name as TableName)),
  )
  console.log(`${copy} has ${seen} items; ${name} lacked ${added} of them and has them again`)
  console.log('Bring the views up to date with: npm run verify -- --repair')
  return 0
})
