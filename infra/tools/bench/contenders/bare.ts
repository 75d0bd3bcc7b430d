import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { openTable } from '../../../../shared/aws/client.ts'
import { toAttributes } from '../../../../shared/aws/items/attributes.ts'
import type { Item } from '../../../../shared/aws/items/items.ts'
import { toLedgerItem } from '../../../../shared/repositories/ledger-item.ts'
import { benchCadre, type Contender, subject } from './contender.ts'

/** The least that any of them does: one conditional put of the same item, its fields as JSON has them. */
export const contender: Contender = {
  open(environment) {
    const { client, name: TableName } = openTable(environment, 'ledger')
    return contacts => {
      const recordedAt = new Date().toISOString()
      const items = contacts.map(event =>
        toLedgerItem(benchCadre.month, { ...event, recordedAt, recordedBy: subject }),
      )
      return n =>
        client.send(
          new PutItemCommand({
            TableName,
            Item: toAttributes(items[n] as Item),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        )
    }
  },
}
