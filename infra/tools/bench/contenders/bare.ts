import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { openTable, type Table } from '../../../../shared/aws/client.ts'
import { toAttributes } from '../../../../shared/aws/items/attributes.ts'
import type { Item } from '../../../../shared/aws/items/items.ts'
import { toLedgerItem } from '../../../../shared/repositories/ledger-item.ts'
import { benchCadre, type Contender, subject } from './contender.ts'

/** One conditional put of the same item, its fields as JSON has them. */
export const putsOn =
  ({ client, name: TableName }: Table): ReturnType<Contender['open']> =>
  contacts => {
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

/** The least that any of them does, through the client that all of ours goes through. */
export const contender: Contender = { open: environment => putsOn(openTable(environment, 'ledger')) }
